using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>P6's other half: <c>GetBanner</c> among very many accounts, beside the same among few.</summary>
internal sealed class ReadBannersOfMany : IGoal
{
    private const int Few = 10_000;

    public string Id => "P6";

    public bool NeedsOurServer => true;

    public bool TakesLong => true;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var many = FleetSize.Large.For(bench.Options);
        // As many changes to an account as there.
        var few = new FleetSize(Few, (int)((long)many.Changes * Few / many.Publishers));
        var work = $"`GetBanner` unary among {many.Publishers:N0} publishers; among {few.Publishers:N0}";
        await using var ofMany = await StartAsync(bench, many, cancellation);
        await using var ofFew = await StartAsync(bench, few, cancellation);
        var manyProfile = await ProfileAsync(bench, ofMany, many, cancellation);
        var fewProfile = await ProfileAsync(bench, ofFew, few, cancellation);
        var pairs = await Pairs.MeasureAsync(
            bench.Options.Rounds,
            () => Task.FromResult(UnaryRun.Measure(ofMany, manyProfile, cancellation)),
            () => Task.FromResult(UnaryRun.Measure(ofFew, fewProfile, cancellation)),
            cancellation
        );
        return new GoalReport(
            new ReportTable(
                $"{Id}: {work}",
                $"{many}; {few}. Publishers drawn at random, each asked for by its owner; {bench.Options.DescribeLoad()}.",
                UnaryFigures.Columns,
                [.. pairs.SelectMany((pair, i) => new[] { pair.Ours.Row(i + 1), pair.Theirs.Row(i + 1) })]
            ),
            [Verdict.AtMost(Id, work, "µs a call", 1.3, pairs, figures => 1e6 / figures.Result.CallsPerSecond)]
        );
    }

    private static async Task<ServerProcess> StartAsync(Bench bench, FleetSize size, CancellationToken cancellation)
    {
        var fleet = await bench.MigratedFleetAsync(size, cancellation);
        var command = Commands.Api(bench.ApiDirectory, fleet.Database) with
        {
            Name = $"server of {size.Publishers:N0}",
        };
        return await ServerProcess.StartAsync(command, cancellation);
    }

    private static async Task<LoadProfile> ProfileAsync(
        Bench bench,
        ServerProcess server,
        FleetSize size,
        CancellationToken cancellation
    )
    {
        var fleet = await bench.MigratedFleetAsync(size, cancellation);
        var requests = new CallBodies(fleet.Accounts.BannerRequests());
        return UnaryRun.Profile(bench.Options, server, ReadBanners.BannerPath, requests);
    }
}
