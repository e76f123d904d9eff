using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>Changes made in the legacy portal before the cut-over.</summary>
public sealed class SubmitLegacyChangeTests(SharedService shared) : SyncTests(shared)
{
    [Fact]
    public async Task Submit_ChangesTheAccount_AndWritesTheAudit()
    {
        var id = await ReadyAccountAsync();

        var answer = await Source.SubmitAsync(id, Added(Who.Remy.Contributor()), Who.Mara.Acts());

        answer.ShouldBe(
            new SubmitLegacyChangeResponse
            {
                Outcome = ChangeOutcome.Recorded,
                MigrationState = MigrationState.NotStarted,
                FeedId = FeedId,
            }
        );
        (await RolesAsync(id)).ShouldBe([
            (Who.Mara, LegacyRole.Owner),
            (Who.Remy, LegacyRole.Contributor),
            (Who.Tobi, LegacyRole.Contributor),
        ]);
        var audit = (await Portal.EventsAsync(id))[^1];
        (audit.Kind, audit.Initiator.Principal).ShouldBe((MigrationEventKind.LegacyChangeApplied, Who.Mara));
    }

    [Fact]
    public async Task Submit_Again_ChangesNothing()
    {
        var id = await ReadyAccountAsync();
        var change = Added(Who.Tobi.Owner());
        (await Source.SubmitAsync(id, change)).Outcome.ShouldBe(ChangeOutcome.Recorded);
        var before = await Trace.OfAsync(Portal, id);

        (await Source.SubmitAsync(id, change)).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        (await Source.SubmitAsync(id, Removed(Who.Remy))).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        (await Source.SubmitAsync(id, RoleChanged(Who.Tobi, LegacyRole.Owner))).Outcome.ShouldBe(
            ChangeOutcome.NoEffect
        );
        (await Source.SubmitAsync(id, Facts(mpnId: World.AlderMpn))).Outcome.ShouldBe(ChangeOutcome.NoEffect);

        (await Trace.OfAsync(Portal, id)).ShouldBe(before);
    }

    [Fact]
    public async Task Submit_IsRefused_ForTheMemberTheLastOwnerAndTheAccount()
    {
        var id = await ReadyAccountAsync();

        await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.MemberNotFound,
            () => Source.SubmitAsync(id, RoleChanged(Who.Remy, LegacyRole.Owner))
        );
        await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.LastOwner,
            () => Source.SubmitAsync(id, Removed(Who.Mara))
        );
        await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.LastOwner,
            () => Source.SubmitAsync(id, RoleChanged(Who.Mara, LegacyRole.Contributor))
        );
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Source.SubmitAsync("nobody", Removed(Who.Tobi)));
        var refused = await Refusal.OfAsync(ErrorReason.RequestInvalid, () => Source.SubmitAsync(id, new()));
        refused.Detail<Google.Rpc.BadRequest>().FieldViolations.ShouldHaveSingleItem().Field.ShouldBe("change");
    }

    [Fact]
    public async Task Submit_OnAMigratedAccount_IsRefused_ByRule17()
    {
        var id = await Source.MigratedAsync();

        await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.ManagedInPartnerCenter,
            () => Source.SubmitAsync(id, Added(Who.Remy.Contributor()))
        );
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_OnAnOpenMigration_IsJudgedAgain_InTheSameStep()
    {
        var id = await ReadyAccountAsync();
        (await Portal.StartAsync(id, Who.Mara.Acts())).ShouldStand(MigrationState.Ready);

        var answer = await Source.SubmitAsync(id, Facts(mpnId: ""));

        answer.MigrationState.ShouldBe(MigrationState.ActionRequired);
        (await Portal.GetAsync(id)).ShouldStand(MigrationState.ActionRequired, membership: ErrorReason.MpnIdMissing);
        (await Portal.EventsAsync(id))
            .TakeLast(2)
            .Select(static e => e.Kind)
            .ShouldBe([MigrationEventKind.LegacyChangeApplied, MigrationEventKind.JudgedAgain]);

        (await Source.SubmitAsync(id, Facts(mpnId: World.AlderMpn))).MigrationState.ShouldBe(MigrationState.Ready);
    }

    [Fact]
    public async Task Submit_ChangesTheBannerOfWhoCameAndWent()
    {
        var id = await ReadyAccountAsync();
        (await Portal.BannerAsync(id, Who.Tobi.Acts())).Kind.ShouldBe(BannerKind.AskAnOwner);

        await Source.SubmitAsync(id, RoleChanged(Who.Tobi, LegacyRole.Owner));
        (await Portal.BannerAsync(id, Who.Tobi.Acts())).Kind.ShouldBe(BannerKind.ActionRequired);

        await Source.SubmitAsync(id, Removed(Who.Tobi));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.BannerAsync(id, Who.Tobi.Acts()));
        (await Portal.ListAsync(new() { Member = Who.Tobi })).ShouldNotContain(m => m.PublisherId == id);
    }

    private async Task<IEnumerable<(Principal, LegacyRole)>> RolesAsync(string id) =>
        (await Portal.PublisherAsync(id)).Members.Select(static m => (m.Principal, m.LegacyRole));

    private static LegacyChange Added(Member member) => new() { MemberAdded = new() { Member = member } };

    private static LegacyChange Removed(Principal principal) =>
        new() { MemberRemoved = new() { Principal = principal } };

    private static LegacyChange RoleChanged(Principal principal, LegacyRole role) =>
        new()
        {
            LegacyRoleChanged = new() { Principal = principal, LegacyRole = role },
        };

    private static LegacyChange Facts(string mpnId) => new() { FactsChanged = new() { MpnId = mpnId } };
}
