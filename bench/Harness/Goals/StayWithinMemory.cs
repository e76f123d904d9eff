using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>P8: the service's own memory while it answers P1 and P2 among very many accounts.</summary>
internal sealed class StayWithinMemory : IGoal
{
    private const string Work = "RssAnon under `GetBanner`, then under `RecordChange`; the limit";
    private const double LimitMegabytes = 300;

    public string Id => "P8";

    public bool NeedsOurServer => true;

    public bool TakesLong => true;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var size = FleetSize.Large.For(bench.Options);
        var fleet = (await bench.MigratedFleetAsync(size, cancellation)).CopyTo(bench.NewDirectory("memory"));
        await using var ours = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, fleet.Database),
            cancellation
        );
        var requests = new CallBodies(fleet.Accounts.BannerRequests());
        var banners = UnaryRun.Profile(bench.Options, ours, ReadBanners.BannerPath, requests);
        var recording = new RecordedUnderLoad(fleet, bench.Options);
        var runs = new List<RecordFigures>();
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            var read = new RecordFigures(UnaryRun.Measure(ours, banners, cancellation), null);
            var recorded = await recording.RecordAsync(ours, cancellation);
            runs.Add(read with { Calls = read.Calls with { Contestant = "`GetBanner`" } });
            runs.Add(recorded with { Calls = recorded.Calls with { Contestant = "`RecordChange`" } });
            Progress.Say($"round {round}: {runs[^2]} | {runs[^1]}");
        }

        // Of memory the most counts and no median: a process that once had more is killed.
        var most = runs.Max(run => run.Calls.Use.Memory);
        return new GoalReport(
            new ReportTable(
                $"{Id}: {Work}",
                $"{size}; one process, {bench.Options.DescribeLoad()}. First `GetBanner`, then `RecordChange` in each round.",
                RecordFigures.Columns,
                [.. runs.Select((run, i) => run.Row(1 + i / 2))]
            ),
            [Verdict.AtMost(Id, Work, "MB at most", 1, [new Pair<double>(most, LimitMegabytes)], figure => figure)]
        );
    }
}
