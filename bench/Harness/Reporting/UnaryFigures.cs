using System.Globalization;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Reporting;

internal sealed record UnaryFigures(string Contestant, LoadResult Result, TimeSpan ProcessorTime, double RequestLength)
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
        "request octets",
        "answer octets",
    ];

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
            (ProcessorTime.TotalMicroseconds / Result.TotalCalls).Fraction(),
            RequestLength.Whole(),
            Result.MeanAnswerLength.Whole(),
        ];

    public override string ToString() =>
        $"{Contestant} {Result.CallsPerSecond.Whole()}/s, p50 {P50.Milliseconds()}, p99 {P99.Milliseconds()} ms";
}
