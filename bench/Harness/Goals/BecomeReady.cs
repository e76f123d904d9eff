using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;

namespace PublisherMigration.Harness.Goals;

/// <summary>P7: from starting the process on an existing database to SERVING, beside the bare server's first echo.</summary>
internal sealed class BecomeReady : IGoal
{
    private const string Work = "ready to serve";

    public string Id => "P7";

    public bool NeedsOurServer => false;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var echo = Commands.Echo(bench.EchoDirectory);
        var ours = bench.Options.Null
            ? echo with
            {
                Name = "second echo",
            }
            : Commands.Api(bench.ApiDirectory, await bench.FleetDatabaseAsync(cancellation));
        var pairs = await Pairs.MeasureAsync(
            bench.Options.Starts,
            () => StartAsync(ours, cancellation),
            () => StartAsync(echo, cancellation),
            cancellation
        );
        return new GoalReport(
            new ReportTable(
                $"{Id}: {Work}",
                $"{bench.Options.Starts} starts each, database of {bench.Fleet.Publishers:N0} publishers.",
                StartFigures.Columns,
                [.. pairs.Select((pair, i) => StartFigures.Row(i + 1, pair.Ours, pair.Theirs))]
            ),
            [Verdict.AtMost(Id, Work, "ms to ready", 2, pairs, figures => figures.Ready.TotalMilliseconds)]
        );
    }

    private static async Task<StartFigures> StartAsync(ServerCommand command, CancellationToken cancellation)
    {
        await using var server = await ServerProcess.StartAsync(command, cancellation);
        return new StartFigures(server.ReadyAfter, server.ProcessorTime);
    }
}
