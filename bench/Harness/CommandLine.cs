using System.CommandLine;
using PublisherMigration.Harness.Goals;

namespace PublisherMigration.Harness;

/// <summary>The options of <c>bench/run</c>.</summary>
internal sealed class CommandLine
{
    private readonly Option<string[]> goals = new("--goals")
    {
        Description = "Which goals to measure",
        DefaultValueFactory = _ => [.. AllGoals.Ids],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> publishers = Number("--publishers", "Accounts in the database", 100_000);
    private readonly Option<int> rounds = Number("--rounds", "Pairs of runs (P1, P5)", 5);
    private readonly Option<int> starts = Number("--starts", "Pairs of starts (P7)", 11);
    private readonly Option<int> warmUp = Number("--warm-up", "Seconds before each measured run (P1)", 3);
    private readonly Option<int> duration = Number("--duration", "Seconds of each measured run (P1)", 8);
    private readonly Option<int> connections = Number("--connections", "Connections of the load (P1)", 8);
    private readonly Option<int> streams = Number("--streams", "Calls in flight on each connection (P1)", 16);

    private readonly Option<DirectoryInfo> server = new("--server")
    {
        Description = "Directory of a published PublisherMigration.Api; without it src/Api is published",
    };

    private readonly Option<DirectoryInfo> data = new("--data")
    {
        Description = "Where databases are put while measuring",
        DefaultValueFactory = _ => new DirectoryInfo("artifacts/bench"),
    };

    private readonly Option<bool> nullMode = new("--null")
    {
        Description =
            "Put a second echo server in our place, for P1 and P7: how far from 1 ratios are when nothing differs",
    };

    private readonly Option<bool> check = new("--check") { Description = "Exit with 1 when a goal is not met" };

    public RootCommand Build(Func<BenchOptions, CancellationToken, Task<int>> run)
    {
        goals.AcceptOnlyFromAmong([.. AllGoals.Ids]);
        server.AcceptExistingOnly();
        var root = new RootCommand("Measures the service side by side with bare contestants on this machine.")
        {
            goals,
            publishers,
            rounds,
            starts,
            warmUp,
            duration,
            connections,
            streams,
            server,
            data,
            nullMode,
            check,
        };
        root.SetAction((parsed, cancellation) => run(Options(parsed), cancellation));
        return root;
    }

    private BenchOptions Options(ParseResult parsed) =>
        new()
        {
            Goals = parsed.GetRequiredValue(goals),
            Publishers = parsed.GetRequiredValue(publishers),
            Rounds = parsed.GetRequiredValue(rounds),
            Starts = parsed.GetRequiredValue(starts),
            WarmUp = TimeSpan.FromSeconds(parsed.GetRequiredValue(warmUp)),
            Duration = TimeSpan.FromSeconds(parsed.GetRequiredValue(duration)),
            Connections = parsed.GetRequiredValue(connections),
            Streams = parsed.GetRequiredValue(streams),
            Server = parsed.GetValue(server),
            Data = parsed.GetRequiredValue(data),
            Null = parsed.GetValue(nullMode),
            Check = parsed.GetValue(check),
        };

    private static Option<int> Number(string name, string description, int defaultValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => defaultValue };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be at least 1");
            }
        });
        return option;
    }
}
