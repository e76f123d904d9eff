using System.CommandLine;
using System.CommandLine.Parsing;
using PublisherMigration.Harness.Goals;

namespace PublisherMigration.Harness;

/// <summary>The options of <c>bench/run</c>.</summary>
internal sealed class CommandLine
{
    private readonly Option<string[]> goals = new("--goals")
    {
        Description = $"Which goals to measure, as in p2,p3; without it all but {string.Join(" and ", AllGoals.Long)}",
        DefaultValueFactory = _ => [.. AllGoals.Usual],
        CustomParser = Ids,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> all = new("--all") { Description = "Measure every goal; P6 and P8 take long" };

    private readonly Option<int?> publishers = Size(
        "--publishers",
        "Accounts in the database; without it as each goal says"
    );
    private readonly Option<int?> changes = Size("--changes", "Changes (P3, P4, P6, P8); without it as each goal says");
    private readonly Option<int> rounds = Number("--rounds", "Pairs of runs (all but P7)", 5);
    private readonly Option<int> starts = Number("--starts", "Pairs of starts (P7)", 11);
    private readonly Option<int> warmUp = Number("--warm-up", "Seconds before each measured run of unary calls", 3);
    private readonly Option<int> duration = Number("--duration", "Seconds of each measured run of unary calls", 8);
    private readonly Option<int> connections = Number("--connections", "Connections of unary calls", 8);
    private readonly Option<int> streams = Number("--streams", "Unary calls in flight on each connection", 16);

    private readonly Option<DirectoryInfo> server = new("--server")
    {
        Description = "Directory of a published PublisherMigration.Api; without it src/Api is published",
    };

    private readonly Option<DirectoryInfo> data = new("--data")
    {
        Description = "Where databases are put while measuring",
        DefaultValueFactory = _ => new DirectoryInfo("artifacts/bench"),
    };

    private readonly Option<DirectoryInfo> fleets = new("--fleets")
    {
        Description =
            "Directory in which databases of migrated accounts stay, and from which the next run of the same size takes them; without it each run makes its own",
    };

    private readonly Option<bool> nullMode = new("--null")
    {
        Description =
            "Put a second echo server in our place, for P1 and P7: how far from 1 ratios are when nothing differs",
    };

    private readonly Option<bool> check = new("--check") { Description = "Exit with 1 when a goal is not met" };

    public RootCommand Build(Func<BenchOptions, CancellationToken, Task<int>> run)
    {
        server.AcceptExistingOnly();
        var root = new RootCommand("Measures the service side by side with bare contestants on this machine.")
        {
            goals,
            all,
            publishers,
            changes,
            rounds,
            starts,
            warmUp,
            duration,
            connections,
            streams,
            server,
            data,
            fleets,
            nullMode,
            check,
        };
        root.SetAction((parsed, cancellation) => run(Options(parsed), cancellation));
        return root;
    }

    private BenchOptions Options(ParseResult parsed) =>
        new()
        {
            Goals = parsed.GetValue(all) ? [.. AllGoals.Ids] : parsed.GetRequiredValue(goals),
            Publishers = parsed.GetValue(publishers),
            Changes = parsed.GetValue(changes),
            Rounds = parsed.GetRequiredValue(rounds),
            Starts = parsed.GetRequiredValue(starts),
            WarmUp = TimeSpan.FromSeconds(parsed.GetRequiredValue(warmUp)),
            Duration = TimeSpan.FromSeconds(parsed.GetRequiredValue(duration)),
            Connections = parsed.GetRequiredValue(connections),
            Streams = parsed.GetRequiredValue(streams),
            Server = parsed.GetValue(server),
            Data = parsed.GetRequiredValue(data),
            Fleets = parsed.GetValue(fleets),
            Null = parsed.GetValue(nullMode),
            Check = parsed.GetValue(check),
        };

    /// <summary>Ids in any case, apart or parted by commas.</summary>
    private static string[] Ids(ArgumentResult result)
    {
        string[] ids = [.. result.Tokens.SelectMany(token => token.Value.ToUpperInvariant().Split(','))];
        if (ids.Except(AllGoals.Ids, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            result.AddError($"'{unknown}' is no goal; there are {string.Join(", ", AllGoals.Ids)}");
        }

        return ids;
    }

    private static Option<int> Number(string name, string description, int defaultValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => defaultValue };
        option.Validators.Add(result => AtLeastOne(result, name, result.GetValueOrDefault<int>()));
        return option;
    }

    private static Option<int?> Size(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description };
        option.Validators.Add(result => AtLeastOne(result, name, result.GetValueOrDefault<int?>() ?? 1));
        return option;
    }

    private static void AtLeastOne(OptionResult result, string name, int value)
    {
        if (value < 1)
        {
            result.AddError($"{name} must be at least 1");
        }
    }
}
