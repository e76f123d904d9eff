using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>P2, and the same at the size of P6: <c>RecordChange</c> beside etcd's Put of the same bodies.</summary>
internal sealed class RecordChangeCalls(string id, FleetSize size) : IGoal
{
    private const string Work = "`RecordChange` unary, durable, delivery on; etcd Put";

    public string Id => id;

    public bool NeedsOurServer => true;

    public bool NeedsEtcd => true;

    public bool TakesLong => size.TakesLong;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var present = size.For(bench.Options);
        var work = $"{Work}; {present.Publishers:N0} publishers";
        var fleet = (await bench.MigratedFleetAsync(present, cancellation)).CopyTo(bench.NewDirectory($"record-{Id}"));
        await using var etcd = await ServerProcess.StartAsync(
            Etcd.Command(bench.NewDirectory($"etcd-{Id}")),
            cancellation
        );
        PutEveryKey(etcd, fleet.Accounts, cancellation);
        await using var ours = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, fleet.Database),
            cancellation
        );
        var load = new RecordedUnderLoad(fleet, bench.Options);
        var pairs = await Pairs.MeasureAsync(
            bench.Options.Rounds,
            () => load.RecordAsync(ours, cancellation),
            () => Task.FromResult(load.Put(etcd, cancellation)),
            cancellation
        );
        return new GoalReport(
            new ReportTable(
                $"{Id}: {work}",
                $"{present}; {bench.Options.DescribeLoad()}. The same bodies for both, in etcd under as many "
                    + "keys as there are publishers, all put before. Ours: WAL, `synchronous=FULL`; etcd: fsync on, its default; both "
                    + "on the same file system.",
                RecordFigures.Columns,
                [.. pairs.SelectMany((pair, i) => new[] { pair.Ours.Row(i + 1), pair.Theirs.Row(i + 1) })]
            ),
            [Verdict.AtLeast(Id, work, "calls/s", 1, pairs, figures => figures.PerSecond)]
        );
    }

    /// <summary>A database is never empty, so the comparator is not either.</summary>
    private static void PutEveryKey(ServerProcess etcd, MigratableFleet fleet, CancellationToken cancellation)
    {
        const int atOnce = 100_000;
        var mix = new ChangeMix(fleet.Publishers);
        var draw = mix.NewDraw();
        foreach (var some in Enumerable.Range(0, fleet.Publishers).Chunk(atOnce))
        {
            LoadRun.Execute(OnceEach.Of(etcd.Endpoint, Etcd.PutPath, some, i => mix.Encode(i, draw)), cancellation);
            Progress.Say($"etcd holds {some[^1] + 1:N0} of {fleet.Publishers:N0} keys");
        }
    }
}
