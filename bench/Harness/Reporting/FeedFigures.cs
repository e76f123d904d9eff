using System.Globalization;
using PublisherMigration.Harness.Sync;

namespace PublisherMigration.Harness.Reporting;

/// <summary>A run of reading a stream.</summary>
internal sealed record FeedFigures(string Contestant, TimeSpan Elapsed, FeedCount Count, ServerUse Use)
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "round",
        "contestant",
        "s",
        "changes/s",
        "MB/s",
        "messages",
        "octets a message",
        "server CPU s",
        "server RssAnon MB",
        "other CPU %",
    ];

    public double MegabytesPerSecond => Count.Octets / 1e6 / Elapsed.TotalSeconds;

    /// <summary>The bare stream carries none.</summary>
    public bool HasChanges { get; init; }

    public string[] Row(int round) =>
        [
            round.ToString(CultureInfo.InvariantCulture),
            Contestant,
            Elapsed.TotalSeconds.Fraction(),
            HasChanges ? (Count.Changes / Elapsed.TotalSeconds).Whole() : "",
            MegabytesPerSecond.Whole(),
            ((double)Count.Messages).Whole(),
            ((double)Count.Octets / Count.Messages).Whole(),
            Use.ProcessorTime.TotalSeconds.Fraction(),
            Use.Memory.Whole(),
            (Use.Others * 100).Whole(),
        ];

    public override string ToString() =>
        $"{Contestant} {MegabytesPerSecond.Whole()} MB/s, others {Use.Others * 100:N0} %";
}
