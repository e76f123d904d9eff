using System.Globalization;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Reporting;

internal sealed record UnaryFigures(string Contestant, LoadResult Result, double RequestLength, ServerUse Use)
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
            (Use.ProcessorTime.TotalMicroseconds / Result.TotalCalls).Fraction(),
            Use.Memory.Whole(),
            RequestLength.Whole(),
            Result.MeanAnswerLength.Whole(),
            (Use.Others * 100).Whole(),
        ];

    public override string ToString() =>
        $"{Contestant} {Result.CallsPerSecond.Whole()}/s, p50 {P50.Milliseconds()}, p99 {P99.Milliseconds()} ms, others {Use.Others * 100:N0} %";
}
