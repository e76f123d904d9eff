using System.Globalization;

namespace PublisherMigration.Harness.Reporting;

internal sealed record StartFigures(TimeSpan Ready, TimeSpan ProcessorTime)
{
    public static IReadOnlyList<string> Columns { get; } =
    ["round", "ours ms", "ours CPU ms", "bare ms", "bare CPU ms"];

    public static string[] Row(int round, StartFigures ours, StartFigures bare) =>
        [
            round.ToString(CultureInfo.InvariantCulture),
            ours.Ready.TotalMilliseconds.Whole(),
            ours.ProcessorTime.TotalMilliseconds.Whole(),
            bare.Ready.TotalMilliseconds.Whole(),
            bare.ProcessorTime.TotalMilliseconds.Whole(),
        ];

    public override string ToString() => $"{Ready.TotalMilliseconds.Whole()} ms";
}
