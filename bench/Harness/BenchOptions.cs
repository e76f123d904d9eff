namespace PublisherMigration.Harness;

/// <summary>What the command line asked for.</summary>
internal sealed record BenchOptions
{
    public required IReadOnlyList<string> Goals { get; init; }

    /// <summary>Accounts; null for what each goal is about.</summary>
    public required int? Publishers { get; init; }

    /// <summary>Changes; null for what each goal is about.</summary>
    public required int? Changes { get; init; }

    /// <summary>Pairs of runs, ours and the comparator's.</summary>
    public required int Rounds { get; init; }

    /// <summary>Pairs of starts.</summary>
    public required int Starts { get; init; }

    public required TimeSpan WarmUp { get; init; }

    public required TimeSpan Duration { get; init; }

    public required int Connections { get; init; }

    public required int Streams { get; init; }

    /// <summary>A published server; null to publish the one in this tree.</summary>
    public required DirectoryInfo? Server { get; init; }

    /// <summary>Where databases are put while measuring; it should be on the kind of disk that production has.</summary>
    public required DirectoryInfo Data { get; init; }

    /// <summary>Where databases of migrated accounts stay for the next run; null to make them anew.</summary>
    public required DirectoryInfo? Fleets { get; init; }

    /// <summary>A second echo server takes our place.</summary>
    public required bool Null { get; init; }

    public required bool Check { get; init; }

    public string DescribeLoad() =>
        $"{Connections} connections × {Streams} streams, {WarmUp.TotalSeconds} s of warm-up and {Duration.TotalSeconds} s measured a run";
}
