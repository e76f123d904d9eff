using PublisherMigration.Harness;
using PublisherMigration.Harness.Goals;
using PublisherMigration.Harness.Reporting;

return await new CommandLine().Build(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellation)
{
    using var bench = new Bench(options);
    var reports = new List<GoalReport>();
    foreach (var goal in AllGoals.Named(options.Goals))
    {
        reports.Add(await goal.MeasureAsync(bench, cancellation));
    }

    Console.Write(Markdown.Of(Surroundings.Facts(bench), reports));
    return options.Check && reports.Exists(report => report.Verdicts.Any(verdict => !verdict.IsMet)) ? 1 : 0;
}
