using System.Globalization;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Reporting;

internal sealed record UnaryFigures(string Contestant, LoadResult Result, double RequestLength)
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "round",
        "contestant",
        "calls/s",
        "p50 ms",
        "p99 ms",
        "max ms",
        "server CPU µs/call",
        "server RssAnon MB",
        "request octets",
        "answer octets",
        "other CPU %",
    ];

    /// <summary>Processor time of the server over the whole run.</summary>
    public required TimeSpan ServerTime { get; init; }

    /// <summary>Share of all cores that went to neither the server nor the load.</summary>
    public required double Others { get; init; }

    /// <summary>The most anonymous memory that the server had, in megabytes.</summary>
    public required double Memory { get; init; }

    public TimeSpan P50 => Result.Latency.Quantile(0.5);

    public TimeSpan P99 => Result.Latency.Quantile(0.99);

    public string[] Row(int round) =>
        [
            round.ToString(CultureInfo.InvariantCulture),
            Contestant,
            Result.CallsPerSecond.Whole(),
            P50.Milliseconds(),
            P99.Milliseconds(),
            Result.Latency.Max.Milliseconds(),
            (ServerTime.TotalMicroseconds / Result.TotalCalls).Fraction(),
            Memory.Whole(),
            RequestLength.Whole(),
            Result.MeanAnswerLength.Whole(),
            (Others * 100).Whole(),
        ];

    public override string ToString() =>
        $"{Contestant} {Result.CallsPerSecond.Whole()}/s, p50 {P50.Milliseconds()}, p99 {P99.Milliseconds()} ms, others {Others * 100:N0} %";
}
