using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Sync;

namespace PublisherMigration.Harness.Fleet;

/// <summary>Makes databases of migrated accounts, through the API alone. Filling a large one takes long, so each size is made once.</summary>
internal sealed class MigratedFleets(Bench bench)
{
    private const int ChangesAtOnce = 400_000;

    private readonly Dictionary<FleetSize, MigratedFleet> made = [];

    public async Task<MigratedFleet> OfAsync(FleetSize size, CancellationToken cancellation)
    {
        if (!made.TryGetValue(size, out var fleet))
        {
            fleet = await MakeAsync(size, cancellation);
            made.Add(size, fleet);
        }

        return fleet;
    }

    private async Task<MigratedFleet> MakeAsync(FleetSize size, CancellationToken cancellation)
    {
        var accounts = new MigratableFleet(size.Publishers);
        var mix = new ChangeMix(size.Publishers);
        var database = Path.Combine(bench.NewDirectory($"migrated-{size.Publishers}-{size.Changes}"), "migrated.db");
        await using var server = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, database),
            cancellation
        );
        await new FleetMigration(server.Endpoint).RunAsync(accounts, cancellation);
        var recorded = 0;
        while (recorded < size.Changes)
        {
            var load = new ChangeLoad(mix, Math.Min(ChangesAtOnce, size.Changes - recorded));
            Recorded.Send(server, load, cancellation);
            recorded += load.Changes;
            Progress.Say($"recorded {recorded:N0} of {size.Changes:N0} changes");
        }

        Progress.Say($"delivery: {await Delivery.AwaitAsync(server.Endpoint, cancellation)}");
        return new MigratedFleet(accounts, database, mix, size.Publishers + recorded);
    }
}
