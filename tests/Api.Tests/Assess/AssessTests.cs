using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Assess;

public sealed class AssessTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Assess_OfAnAccountThatStands_TellsWhatWouldHappen()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Tobi.Contributor(), Who.Remy.Contributor());
        var before = await Trace.OfAsync(Portal, id);

        var assessment = await Portal.AssessAsync(id, Who.Mara.Acts());

        assessment.Outcome.ShouldBe(AssessmentOutcome.Eligible);
        assessment.Requirements.ShouldStand();
        assessment.Tenant.Domains.ShouldBe(["alder.example"]);
        assessment.PartnerMembership.MpnId.ShouldBe(World.AlderMpn);
        assessment
            .MemberMappings.Select(m => (m.Member, m.Principal))
            .ShouldBe([(Who.Mara, Who.Mara), (Who.Tobi, Who.Tobi)]);
        assessment.Losses.Single().Principal.ShouldBe(Who.Remy);
        assessment.LossDigest.ShouldNotBeEmpty();
        assessment.Notices.Select(n => n.Kind).ShouldBe([NoticeKind.HistoryStays]);
        (await Trace.OfAsync(Portal, id)).ShouldBe(before);
        (await Portal.StartAsync(id, Who.Mara.Acts())).LossDigest.ShouldBe(assessment.LossDigest);
    }

    [Theory]
    [InlineData("not-an-address", ErrorReason.WorkEmailMalformed)]
    [InlineData("x.sample@outlook.com", ErrorReason.WorkEmailIsConsumerAddress)]
    [InlineData("x@nobody.example", ErrorReason.WorkEmailDomainUnknown)]
    [InlineData("x@shop.example", ErrorReason.TenantKindNotAllowed)]
    [InlineData("x@briar.example", ErrorReason.TenantMismatch)]
    [InlineData("", ErrorReason.WorkEmailRequired)]
    public async Task Assess_OfAWorkEmailThatFails_ReportsAndNeverRefuses(string workEmail, ErrorReason reason)
    {
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner());

        var assessment = await Portal.AssessAsync(id, Who.Personal.Acts(), workEmail);

        assessment.Outcome.ShouldBe(AssessmentOutcome.ActionRequired);
        assessment.Requirements.ShouldStand(workEmail: reason);
        (await Portal.In("fr").AssessAsync(id, Who.Personal.Acts(), workEmail))
            .Requirements[0]
            .Text.ShouldNotBe(assessment.Requirements[0].Text);
    }

    [Theory]
    [InlineData("", ErrorReason.MpnIdMissing, false)]
    [InlineData("MPN-1", ErrorReason.MpnIdMalformed, false)]
    [InlineData(World.UnknownMpn, ErrorReason.MpnIdNotFound, false)]
    [InlineData(World.LocationMpn, ErrorReason.MpnIdNotGlobal, true)]
    [InlineData(World.RejectedMpn, ErrorReason.MpnVettingRejected, true)]
    [InlineData(World.ExpiredMpn, ErrorReason.MpnMembershipExpired, true)]
    [InlineData(World.PendingMpn, ErrorReason.MpnVettingPending, true)]
    [InlineData(World.BriarMpn, ErrorReason.MpnTenantMismatch, false)]
    [InlineData(World.AlderMpn, ErrorReason.Unspecified, true)]
    public async Task Assess_OfAnMpnId_ReportsAndShowsOnlyWhatTheOwnerMaySee(
        string mpnId,
        ErrorReason reason,
        bool isShown
    )
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner());

        var assessment = await Portal.AssessAsync(id, Who.Mara.Acts(), mpnId: mpnId);

        assessment.Requirements.ShouldStand(membership: reason);
        (assessment.PartnerMembership is not null).ShouldBe(isShown);
        assessment.ToString().ShouldNotContain("Briar");
        assessment.ToString().ShouldNotContain(World.Briar);
        assessment.Outcome.ShouldBe(
            reason switch
            {
                ErrorReason.Unspecified => AssessmentOutcome.Eligible,
                ErrorReason.MpnVettingPending => AssessmentOutcome.Waiting,
                _ => AssessmentOutcome.ActionRequired,
            }
        );
    }

    [Theory]
    [InlineData(World.BriarMpn)]
    [InlineData(World.AlderMpn)]
    [InlineData(World.ExpiredMpn)]
    public async Task Assess_WithoutAStandingWorkEmail_NeverShowsWhoseAnMpnIdIs(string mpnId)
    {
        var id = await AccountAsync(string.Empty, Who.Personal.Owner());

        foreach (var workEmail in new[] { "", "x@briar.example.nobody", "x@shop.example" })
        {
            var assessment = await Portal.AssessAsync(id, Who.Personal.Acts(), workEmail, mpnId);
            assessment.PartnerMembership.ShouldBeNull();
            assessment.ToString().ShouldNotContain(World.Briar);
            assessment.ToString().ShouldNotContain(World.Alder);
        }
    }

    [Fact]
    public async Task Assess_ThatWouldKeepNoOwner_GivesNotice()
    {
        var badges = Who.Microsoft("badges.sample@live.com");
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), badges.Contributor());
        await Portal.StartAsync(id, Who.Personal.Acts());
        await Portal.SubmitAsync(id, Who.Personal.Acts(), "badges@alder.example", badges);

        var assessment = await Portal.AssessAsync(id, Who.Personal.Acts());

        assessment
            .Notices.Select(n => n.Kind)
            .ShouldBe([NoticeKind.HistoryStays, NoticeKind.MemberMapped, NoticeKind.NoOwnerCarried]);
        assessment.Notices.ShouldAllBe(n => n.Text.Length > 0);
    }

    [Fact]
    public async Task Assess_OfAMigratedAccount_TellsWhatWasDone()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), Who.Remy.Contributor());
        var started = await Portal.StartAsync(id, Who.Personal.Acts(), "mara@alder.example");
        await Portal.CompleteAsync(id, Who.Personal.Acts(), started.LossDigest);

        var assessment = await Portal.AssessAsync(id, Who.Personal.Acts());

        assessment.Outcome.ShouldBe(AssessmentOutcome.Migrated);
        assessment.Requirements.ShouldBeEmpty();
        assessment.MemberMappings.Single().Principal.ShouldBe(Who.Mara);
        assessment.LossDigest.ShouldBe(started.LossDigest);
    }
}
