using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.Harness.Sync;

namespace PublisherMigration.Harness.Goals;

/// <summary>P3: <c>RecordChanges</c> beside raw inserts of one row a change, as many a transaction as a message carries.</summary>
internal sealed class RecordChangeStream : IGoal
{
    private const string Work = "`RecordChanges` stream, durable; raw inserts of one row a change";
    private const int UsualChanges = 400_000;

    public string Id => "P3";

    public bool NeedsOurServer => true;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var size = FleetSize.Usual.For(bench.Options);
        var fleet = await bench.MigratedFleetAsync(size, cancellation);
        var load = new ChangeLoad(fleet.Mix.Copy(), bench.Options.Changes ?? UsualChanges);
        // Every round records the same changes on the same database.
        var copy = fleet;
        var pairs = await Pairs.MeasureAsync(
            bench.Options.Rounds,
            () =>
            {
                copy = fleet.CopyTo(bench.NewDirectory($"stream-{Guid.NewGuid():N}"));
                return RecordAsync(bench, copy.Database, load, cancellation);
            },
            async () =>
            {
                var raw = await RawInserts.ChangesAsync(copy.Database, load, cancellation);
                Directory.Delete(Path.GetDirectoryName(copy.Database)!, recursive: true);
                return new StreamFigures("raw inserts", TimeSpan.FromSeconds(raw.Seconds), load.Changes) { Raw = raw };
            },
            cancellation
        );
        return new GoalReport(
            new ReportTable(
                $"{Id}: {Work}",
                $"{size}; {load.Changes:N0} changes of {load.MeanOctets:N0} octets in messages of {load.ChangesPerMessage}, on "
                    + $"{load.Lanes.Length} streams over {ChangeLoad.Connections} connections. p50, p99 and max are those of a "
                    + $"message. {pairs[0].Theirs.Raw!.Describe()}",
                StreamFigures.Columns,
                [.. pairs.SelectMany((pair, i) => new[] { pair.Ours.Row(i + 1), pair.Theirs.Row(i + 1) })]
            ),
            [Verdict.AtLeast(Id, Work, "changes/s", 0.5, pairs, figures => figures.PerSecond)]
        );
    }

    private static async Task<StreamFigures> RecordAsync(
        Bench bench,
        string database,
        ChangeLoad load,
        CancellationToken cancellation
    )
    {
        await using var server = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, database),
            cancellation
        );
        using var watch = new ServerWatch(server);
        var result = Recorded.Send(server, load, cancellation);
        return new StreamFigures("server", result.Elapsed, load.Changes)
        {
            Latency = result.Latency,
            Use = watch.Stop(),
            Delivery = await Delivery.AwaitAsync(server.Endpoint, cancellation),
        };
    }
}
