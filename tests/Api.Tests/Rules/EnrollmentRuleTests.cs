using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Rules;

/// <summary>Rules 11 to 14 on an MPN ID that is entered and on a new membership.</summary>
public sealed class EnrollmentRuleTests(SharedService shared) : WireTests(shared)
{
    [Theory]
    [InlineData("MPN-1001", ErrorReason.MpnIdMalformed, StatusCode.InvalidArgument)]
    [InlineData(World.UnknownMpn, ErrorReason.MpnIdNotFound, StatusCode.FailedPrecondition)]
    [InlineData(World.LocationMpn, ErrorReason.MpnIdNotGlobal, StatusCode.FailedPrecondition)]
    [InlineData(World.RejectedMpn, ErrorReason.MpnVettingRejected, StatusCode.FailedPrecondition)]
    [InlineData(World.ExpiredMpn, ErrorReason.MpnMembershipExpired, StatusCode.FailedPrecondition)]
    [InlineData(World.BriarMpn, ErrorReason.MpnTenantMismatch, StatusCode.FailedPrecondition)]
    public async Task Entered_AndFails_RefusesTheCallAndWritesNothing(string mpnId, ErrorReason reason, StatusCode code)
    {
        var id = await StartedWithoutMpnAsync();

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            reason,
            () => Portal.EnterAsync(id, Who.Mara.Acts(), mpnId)
        );

        refused.Code.ShouldBe(code);
        refused.Words["mpnId"].ShouldBe(mpnId);
    }

    [Fact]
    public async Task EnteredMpnId_OfAnotherTenant_NamesOnlyTheWorkEmailsTenant()
    {
        var id = await StartedWithoutMpnAsync();

        var refused = await Refusal.OfAsync(
            ErrorReason.MpnTenantMismatch,
            () => Portal.EnterAsync(id, Who.Mara.Acts(), World.BriarMpn)
        );

        refused.Words["workEmailTenantId"].ShouldBe(World.Alder);
        refused.Words["workEmailTenantName"].ShouldBe("Alder Analytics");
        $"{refused.Message} {refused.Localized.Message} {string.Join(' ', refused.Words.Values)}".ShouldNotContain(
            "Briar"
        );
    }

    [Fact]
    public async Task EnteredMpnId_OfAnotherTenant_DoesNotTellThatItHasExpired()
    {
        var mpn = Ids.NextMpn();
        await Portal.ImportAsync(
            World.With(
                World.Membership(mpn, World.Briar, VettingState.Rejected),
                m => m.ExpireTime = DateTimeOffset.UnixEpoch.ToTimestamp()
            )
        );
        var id = await StartedWithoutMpnAsync();

        await Refusal.OfAsync(ErrorReason.MpnTenantMismatch, () => Portal.EnterAsync(id, Who.Mara.Acts(), mpn));
    }

    [Fact]
    public async Task EnteredMpnId_OfTheWorkEmailsTenant_IsTaken()
    {
        var id = await StartedWithoutMpnAsync();

        var enrolled = await Portal.EnterAsync(id, Who.Mara.Acts(), World.AlderMpn);

        enrolled.ShouldStand(MigrationState.Ready);
        enrolled.MpnId.ShouldBe(World.AlderMpn);
        (await Portal.PublisherAsync(id)).MpnId.ShouldBeEmpty();
        (await Portal.EventsAsync(id))[^1].Kind.ShouldBe(MigrationEventKind.Enrolled);
    }

    [Fact]
    public async Task ValidMpnId_DoesNotEnrolAgain()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        foreach (
            var call in new Func<Task>[]
            {
                () => Portal.EnterAsync(id, Who.Mara.Acts(), World.SecondAlderMpn),
                () => Portal.EnrollAnewAsync(id, Who.Mara.Acts()),
            }
        )
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.AlreadyEnrolled, call);
            refused.Words["mpnId"].ShouldBe(World.AlderMpn);
        }
    }

    [Fact]
    public async Task ValidMpnId_AnOperatorMayReplace()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        (await Portal.EnterAsync(id, actor: null, World.SecondAlderMpn)).MpnId.ShouldBe(World.SecondAlderMpn);
        (await Portal.EnrollAnewAsync(id, actor: null)).MpnId.ShouldNotBe(World.SecondAlderMpn);
    }

    [Fact]
    public async Task PendingMpnId_MayBeReplacedByAnEnteredOneAlone()
    {
        var id = await StartedWithoutMpnAsync();
        (await Portal.EnterAsync(id, Who.Mara.Acts(), World.PendingMpn)).ShouldStand(
            MigrationState.EnrollmentPending,
            membership: ErrorReason.MpnVettingPending
        );

        await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.AlreadyEnrolled,
            () => Portal.EnrollAnewAsync(id, Who.Mara.Acts())
        );
        (await Portal.EnterAsync(id, Who.Mara.Acts(), World.AlderMpn)).ShouldStand(MigrationState.Ready);
    }

    [Fact]
    public async Task Enrolment_WithoutAStandingWorkEmail_NeedsOneFirst()
    {
        var id = await AccountAsync(string.Empty, Who.Personal.Owner());
        await Portal.StartAsync(id, Who.Personal.Acts());

        foreach (
            var call in new Func<Task>[]
            {
                () => Portal.EnterAsync(id, Who.Personal.Acts(), World.AlderMpn),
                () => Portal.EnrollAnewAsync(id, Who.Personal.Acts()),
                () => Portal.EnrollAnewAsync(id, actor: null),
            }
        )
        {
            await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.WorkEmailRequired, call);
        }
    }

    [Fact]
    public async Task NewMembership_IsBoundToTheWorkEmailsTenant()
    {
        var id = await StartedWithoutMpnAsync();

        var enrolled = await Portal.EnrollAnewAsync(id, Who.Mara.Acts());

        var membership = await Portal.Directory.GetPartnerMembershipAsync(
            new() { MpnId = enrolled.MpnId },
            Portal.Options
        );
        membership.PartnerMembership.PrimaryTenantId.ShouldBe(World.Alder);
        membership.PartnerMembership.Kind.ShouldBe(PartnerMembershipKind.Global);
        enrolled.Requirements[1].State.ShouldNotBe(RequirementState.Outstanding);
    }

    [Theory]
    [InlineData("", "FR", "office@alder.example", "new_membership.legal_business_name")]
    [InlineData("Alder", "fr", "office@alder.example", "new_membership.country_code")]
    [InlineData("Alder", "XX", "office@alder.example", "new_membership.country_code")]
    [InlineData("Alder", "FR", "office", "new_membership.contact_email")]
    public async Task NewMembership_OfWrongShape_NamesTheField(string name, string country, string email, string field)
    {
        var id = await StartedWithoutMpnAsync();
        var particulars = new NewPartnerMembership
        {
            LegalBusinessName = name,
            CountryCode = country,
            ContactEmail = email,
        };

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.RequestInvalid,
            () => Portal.EnrollAnewAsync(id, Who.Mara.Acts(), particulars: particulars)
        );

        refused.Detail<Google.Rpc.BadRequest>().FieldViolations.Single().Field.ShouldBe(field);
    }

    private async Task<string> StartedWithoutMpnAsync()
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner());
        await Portal.StartAsync(id, Who.Mara.Acts());
        return id;
    }
}
