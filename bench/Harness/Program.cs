using System.CommandLine;
using Grpc.Core;
using PublisherMigration.Harness;
using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Goals;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

// After an interrupt there are servers to stop and files to remove.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
return await new CommandLine().Build(RunAsync).Parse(args).InvokeAsync(configuration);

static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellation)
{
    try
    {
        using var bench = new Bench(options);
        List<IGoal> goals = [.. AllGoals.Of(options)];
        var etcd = goals.Exists(goal => goal.NeedsEtcd) ? Etcd.Version() : null;
        var reports = new List<GoalReport>();
        try
        {
            foreach (var goal in goals)
            {
                Progress.Say($"measuring {goal.Id}");
                reports.Add(await goal.MeasureAsync(bench, cancellation));
            }
        }
        finally
        {
            // When one goal fails, those before it have taken their time all the same.
            if (reports.Count > 0)
            {
                Console.Write(Markdown.Of(Surroundings.Facts(bench, etcd), reports));
            }
        }

        return options.Check && reports.Exists(report => report.Verdicts.Any(verdict => !verdict.IsMet)) ? 1 : 0;
    }
    catch (Exception exception) when (exception is BenchException or LoadException)
    {
        Progress.Say(exception.Message);
        return 2;
    }
    catch (RpcException exception)
    {
        Progress.Say($"the server refused a call: {exception.Status}");
        return 2;
    }
    catch (OperationCanceledException)
    {
        Progress.Say("stopped");
        return 130;
    }
}
