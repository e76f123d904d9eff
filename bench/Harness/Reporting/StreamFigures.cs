using System.Globalization;
using PublisherMigration.Harness.Sync;
using PublisherMigration.LoadGenerator;
using PublisherMigration.RawSqlite;

namespace PublisherMigration.Harness.Reporting;

/// <summary>A run of recording by streams; of the raw inserts only the time is known.</summary>
internal sealed record StreamFigures(string Contestant, TimeSpan Elapsed, int Changes)
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "round",
        "contestant",
        "s",
        "changes/s",
        "p50 ms",
        "p99 ms",
        "max ms",
        "server CPU µs/change",
        "server RssAnon MB",
        "other CPU %",
        .. DeliveryLag.Columns,
    ];

    public LatencyHistogram? Latency { get; init; }

    public ServerUse? Use { get; init; }

    public DeliveryLag? Delivery { get; init; }

    public RawSqliteResult? Raw { get; init; }

    public double PerSecond => Changes / Elapsed.TotalSeconds;

    public string[] Row(int round) =>
        [
            round.ToString(CultureInfo.InvariantCulture),
            Contestant,
            Elapsed.TotalSeconds.Fraction(),
            PerSecond.Whole(),
            Latency?.Quantile(0.5).Milliseconds() ?? "",
            Latency?.Quantile(0.99).Milliseconds() ?? "",
            Latency?.Max.Milliseconds() ?? "",
            (Use?.ProcessorTime.TotalMicroseconds / Changes)?.Fraction() ?? "",
            Use?.Memory.Whole() ?? "",
            (Use?.Others * 100)?.Whole() ?? "",
            .. Delivery?.Cells ?? ["", ""],
        ];

    public override string ToString() => $"{Contestant} {PerSecond.Whole()} changes/s {Delivery}";
}
