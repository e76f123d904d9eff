using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Restart;

/// <summary>Stops the service in every state of the machine, starts it again and goes on.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task EveryState_SurvivesARestart_AndGoesOn()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        (string Id, MigrationState State, string Mpn)[] accounts =
        [
            ("not-started", MigrationState.NotStarted, World.AlderMpn),
            ("action-required", MigrationState.ActionRequired, ""),
            ("enrollment-pending", MigrationState.EnrollmentPending, World.PendingMpn),
            ("ready", MigrationState.Ready, World.AlderMpn),
            ("cancelled", MigrationState.Cancelled, World.AlderMpn),
            ("migrated", MigrationState.Migrated, World.AlderMpn),
        ];
        accounts.Select(a => a.State).ShouldBe(Enum.GetValues<MigrationState>().Skip(1), ignoreOrder: true);
        var before = new Dictionary<string, Trace>(StringComparer.Ordinal);
        foreach (var (id, state, mpn) in accounts)
        {
            await service.Portal.ImportAsync(World.Account(id, mpn, Who.Mara.Owner(), Who.Personal.Contributor()));
            await BringToAsync(service.Portal, id, state);
            before[id] = await Trace.OfAsync(service.Portal, id);
            before[id].Migration.State.ShouldBe(state);
            // One restart in each state, with those before it.
            await service.RestartAsync();
            foreach (var (seen, trace) in before)
            {
                (await Trace.OfAsync(service.Portal, seen)).ShouldBe(trace);
            }
        }

        foreach (var (id, _, _) in accounts)
        {
            await GoOnAsync(service.Portal, id);
            await service.RestartAsync();
            (await service.Portal.GetAsync(id)).State.ShouldBe(MigrationState.Migrated);
            (await StoredChanges.OfAsync(service, id)).Single().Sequence.ShouldBe(1);
        }

        var positions = new List<long>();
        foreach (var (id, _, _) in accounts)
        {
            positions.AddRange((await service.Portal.EventsAsync(id)).Select(e => e.Position));
        }

        positions.ShouldBeUnique();
    }

    [Fact]
    public async Task RequestId_IsRememberedAcrossRestarts()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        await service.Portal.ImportAsync(World.Account("one", World.AlderMpn, Who.Mara.Owner()));
        var (start, complete) = (Ids.NewRequest(), Ids.NewRequest());
        var started = await service.Portal.StartAsync("one", Who.Mara.Acts(), requestId: start);
        await service.RestartAsync();
        var migrated = await service.Portal.CompleteAsync("one", Who.Mara.Acts(), requestId: complete);
        await service.RestartAsync();

        (await service.Portal.StartAsync("one", Who.Mara.Acts(), requestId: start)).ShouldBe(started);
        (await service.Portal.CompleteAsync("one", Who.Mara.Acts(), requestId: complete)).ShouldBe(migrated);
        await Refusal.OfAsync(
            ErrorReason.RequestIdReused,
            () => service.Portal.CompleteAsync("one", Who.Mara.Acts(), requestId: start)
        );
        (await StoredChanges.OfAsync(service, "one")).Count.ShouldBe(1);
    }

    private static async Task BringToAsync(Portal portal, string id, MigrationState state)
    {
        if (state == MigrationState.NotStarted)
        {
            return;
        }

        var started = await portal.StartAsync(id, Who.Mara.Acts());
        if (state == MigrationState.Cancelled)
        {
            await portal.CancelAsync(id, Who.Mara.Acts());
        }
        else if (state == MigrationState.Migrated)
        {
            await portal.CompleteAsync(id, Who.Mara.Acts(), started.LossDigest);
        }
    }

    private static async Task GoOnAsync(Portal portal, string id)
    {
        var now = await portal.GetAsync(id);
        if (now.State == MigrationState.Migrated)
        {
            return;
        }

        if (now.State is MigrationState.NotStarted or MigrationState.Cancelled)
        {
            now = await portal.StartAsync(id, Who.Mara.Acts());
        }

        if (now.State != MigrationState.Ready)
        {
            now = await portal.EnterAsync(id, Who.Mara.Acts(), World.AlderMpn);
        }

        await portal.CompleteAsync(id, Who.Mara.Acts(), now.LossDigest);
    }
}
