using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

public sealed class SubmitTests(SharedService shared) : WireTests(shared)
{
    private readonly Principal _badges = Who.Microsoft("badges.sample@live.com");

    [Fact]
    public async Task Submit_Again_ReplacesInItsPlace()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), _badges.Contributor());
        await Portal.StartAsync(id, Who.Personal.Acts(), "first@alder.example");
        await Portal.SubmitAsync(id, Who.Personal.Acts(), "badges@alder.example", _badges);

        var after = await Portal.SubmitAsync(id, Who.Personal.Acts(), "second@alder.example");

        after
            .WorkEmails.Select(e => (e.Principal, e.WorkEmail_))
            .ShouldBe([(Who.Personal, "second@alder.example"), (_badges, "badges@alder.example")]);
    }

    [Fact]
    public async Task Submit_ForAMember_CarriesThatMember()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), _badges.Contributor());
        (await Portal.StartAsync(id, Who.Mara.Acts())).Losses.Count.ShouldBe(1);

        var submitted = await Portal.SubmitAsync(id, Who.Mara.Acts(), "badges@alder.example", _badges);
        submitted.Losses.ShouldBeEmpty();
        await Portal.CompleteAsync(id, Who.Mara.Acts());

        (await Portal.PublisherAsync(id))
            .Members.Select(m => (m.Principal, m.LegacyRole))
            .ShouldBe(
                [(Who.Work("badges@alder.example"), LegacyRole.Contributor), (Who.Mara, LegacyRole.Owner)],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Submit_ForSomebodyElse_NamesTheMember()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.MemberNotFound,
            () => Portal.SubmitAsync(id, Who.Mara.Acts(), "badges@alder.example", _badges)
        );

        refused.Words["member"].ShouldBe("badges.sample@live.com");
    }

    [Fact]
    public async Task Submit_ForAWorkAccount_IsOfWrongShape()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.RequestInvalid,
            () => Portal.SubmitAsync(id, Who.Mara.Acts(), "tobi@alder.example", Who.Tobi)
        );

        refused.Words["fields"].ShouldBe("""["member.kind"]""");
    }

    [Fact]
    public async Task Submit_OfAMembersAddress_MergesAndTheHigherRoleWins()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), Who.Mara.Contributor());
        await Portal.StartAsync(id, Who.Personal.Acts(), "mara@alder.example");

        var assessment = await Portal.AssessAsync(id, Who.Personal.Acts());
        assessment.Notices.Select(n => n.Kind).ShouldContain(NoticeKind.MembersMerged);
        await Portal.CompleteAsync(id, Who.Personal.Acts());

        var member = (await Portal.PublisherAsync(id)).Members.Single();
        member.Principal.ShouldBe(Who.Mara);
        member.PartnerCenterRoles.ShouldBe([PartnerCenterRole.Manager]);
    }
}
