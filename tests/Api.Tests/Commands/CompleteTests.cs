using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

public sealed class CompleteTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Complete_PassesTheAuthority_AndCarriesTheRoles()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());
        (await Portal.PublisherAsync(id)).Authority.ShouldBe(Authority.LegacyPortal);

        var migrated = await Portal.CompleteAsync(id, Who.Mara.Acts());

        migrated.State.ShouldBe(MigrationState.Migrated);
        migrated.Requirements.ShouldBeEmpty();
        var account = await Portal.PublisherAsync(id);
        account.Authority.ShouldBe(Authority.PartnerCenter);
        account.MigrationState.ShouldBe(MigrationState.Migrated);
        account
            .Members.Select(m => (m.Principal, m.LegacyRole, m.PartnerCenterRoles.Single()))
            .ShouldBe([
                (Who.Mara, LegacyRole.Owner, PartnerCenterRole.Manager),
                (Who.Tobi, LegacyRole.Contributor, PartnerCenterRole.Developer),
            ]);
    }

    [Fact]
    public async Task Complete_WritesTheFirstChangeOnce()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());
        (await StoredChanges.OfAsync(Service, id)).ShouldBeEmpty();

        var migrated = await Portal.CompleteAsync(id, Who.Mara.Acts());
        await Portal.CompleteAsync(id, Who.Mara.Acts());
        await Portal.CompleteAsync(id);

        var change = (await StoredChanges.OfAsync(Service, id)).ShouldHaveSingleItem();
        change.Sequence.ShouldBe(1);
        change.Cause.ShouldBe(ChangeCause.CutOver);
        change.AccountMigrated.PartnerCenterAccountId.ShouldBe(migrated.PartnerCenterAccountId);
        change.AccountMigrated.Members.Select(m => m.Principal).ShouldBe([Who.Mara, Who.Tobi]);
        (await Portal.EventsAsync(id)).Count(e => e.Kind == MigrationEventKind.Completed).ShouldBe(1);
    }

    [Fact]
    public async Task ValidateOnly_SaysYes_AndWritesNothing()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());
        var before = await Trace.OfAsync(Portal, id);
        var requestId = Ids.NewRequest();

        var answer = await Portal.CompleteAsync(id, Who.Mara.Acts(), validateOnly: true, requestId: requestId);

        answer.ShouldBe(before.Migration);
        (await Trace.OfAsync(Portal, id)).ShouldBe(before);
        (await StoredChanges.OfAsync(Service, id)).ShouldBeEmpty();
        // Its request id was ignored, so that it is free for the real call.
        (await Portal.CompleteAsync(id, Who.Mara.Acts(), requestId: requestId)).State.ShouldBe(MigrationState.Migrated);
        (await Portal.CompleteAsync(id, Who.Mara.Acts(), validateOnly: true)).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public async Task Complete_WhenARequirementNoLongerHolds_StoresThatMoveAndThenRefuses()
    {
        var time = new ShiftedTime();
        await using var service = await RunningService.StartWithWorldAsync(
            ["--Outside:ExpirySweepSeconds=60"],
            builder => builder.Services.AddSingleton<TimeProvider>(time)
        );
        var (portal, id, mpn) = (service.Portal, Ids.Next(), Ids.NextMpn());
        var expiry = time.GetUtcNow().AddHours(1);
        await portal.ImportAsync(
            World.With(World.Membership(mpn, World.Alder), m => m.ExpireTime = expiry.ToTimestamp())
        );
        await portal.ImportAsync(World.Account(id, mpn, Who.Mara.Owner()));
        var ready = await portal.StartAsync(id, Who.Mara.Acts());
        ready.ShouldStand(MigrationState.Ready);
        time.Advance(TimeSpan.FromHours(2));

        // Validating writes nothing.
        await Refusal.OfAsync(
            ErrorReason.RequirementsOutstanding,
            () => portal.CompleteAsync(id, Who.Mara.Acts(), validateOnly: true)
        );
        (await portal.GetAsync(id)).ShouldBe(ready);

        var requestId = Ids.NewRequest();
        var refused = await Refusal.OfAsync(
            ErrorReason.RequirementsOutstanding,
            () => portal.CompleteAsync(id, Who.Mara.Acts(), requestId: requestId)
        );
        refused
            .Detail<RequirementsOutstanding>()
            .Requirements.ShouldStand(membership: ErrorReason.MpnMembershipExpired);
        (await portal.GetAsync(id)).ShouldStand(
            MigrationState.ActionRequired,
            membership: ErrorReason.MpnMembershipExpired
        );
        var moved = (await portal.EventsAsync(id))[^1];
        (moved.Kind, moved.FromState, moved.ToState).ShouldBe(
            (MigrationEventKind.JudgedAgain, MigrationState.Ready, MigrationState.ActionRequired)
        );
        moved.Initiator.CallingService.ShouldBe("system");
        moved.Initiator.Principal.ShouldBeNull();

        // Refusals are judged afresh: the same request id succeeds once the facts allow it.
        await portal.ImportAsync(World.Membership(mpn, World.Alder));
        (await portal.CompleteAsync(id, Who.Mara.Acts(), requestId: requestId)).State.ShouldBe(MigrationState.Migrated);
    }
}
