using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Sync;

namespace PublisherMigration.Harness.Fleet;

/// <summary>Makes databases of migrated accounts, through the API alone. Filling a large one takes long, so each size is made once.</summary>
internal sealed class MigratedFleets(Bench bench)
{
    private const string DatabaseName = "migrated.db";
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
        if (bench.Options.Fleets is not { } directory)
        {
            return await FillAsync(size, cancellation);
        }

        var kept = Path.Combine(directory.FullName, Name(size));
        if (Directory.Exists(kept))
        {
            Progress.Say($"taking {kept}");
            return Kept(size, Path.Combine(kept, DatabaseName));
        }

        var fleet = await FillAsync(size, cancellation);
        var partial = new DirectoryInfo($"{kept}.part");
        if (partial.Exists)
        {
            partial.Delete(recursive: true);
        }

        partial.Create();
        fleet.CopyTo(partial.FullName);
        partial.MoveTo(kept);
        return fleet;
    }

    private async Task<MigratedFleet> FillAsync(FleetSize size, CancellationToken cancellation)
    {
        var accounts = new MigratableFleet(size.Publishers);
        var mix = new ChangeMix(size.Publishers);
        var database = Path.Combine(bench.NewDirectory(Name(size)), DatabaseName);
        await using var server = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, database),
            cancellation
        );
        await new FleetMigration(server.Endpoint).RunAsync(accounts, cancellation);
        var recorded = 0;
        foreach (var load in Loads(mix, size))
        {
            Recorded.Send(server, load, cancellation);
            recorded += load.Changes;
            Progress.Say($"recorded {recorded:N0} of {size.Changes:N0} changes");
        }

        Progress.Say($"delivery: {await Delivery.AwaitAsync(server.Endpoint, cancellation)}");
        return new MigratedFleet(accounts, database, mix, size.Publishers + recorded);
    }

    /// <summary>One that was filled before. The same changes are drawn once more, so that the next ones follow on them.</summary>
    private static MigratedFleet Kept(FleetSize size, string database)
    {
        var mix = new ChangeMix(size.Publishers);
        var recorded = Loads(mix, size).Sum(load => load.Changes);
        return new MigratedFleet(new MigratableFleet(size.Publishers), database, mix, size.Publishers + recorded);
    }

    private static string Name(FleetSize size) => $"migrated-{size.Publishers}-{size.Changes}";

    private static IEnumerable<ChangeLoad> Loads(ChangeMix mix, FleetSize size)
    {
        var drawn = 0;
        while (drawn < size.Changes)
        {
            var load = new ChangeLoad(mix, Math.Min(ChangesAtOnce, size.Changes - drawn));
            drawn += load.Changes;
            yield return load;
        }
    }
}
