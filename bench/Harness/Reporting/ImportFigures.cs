using System.Globalization;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.RawSqlite;

namespace PublisherMigration.Harness.Reporting;

internal sealed record ImportFigures(string Contestant, TimeSpan Elapsed, RawSqliteResult? Raw)
{
    public static IReadOnlyList<string> Columns { get; } = ["round", "contestant", "s", "publishers/s", "rows/s"];

    public double PerSecond(FleetData fleet) => fleet.Publishers / Elapsed.TotalSeconds;

    public string[] Row(int round, FleetData fleet) =>
        [
            round.ToString(CultureInfo.InvariantCulture),
            Contestant,
            Elapsed.TotalSeconds.Fraction(),
            PerSecond(fleet).Whole(),
            Raw is null ? "" : (Raw.TotalRows / Elapsed.TotalSeconds).Whole(),
        ];

    public override string ToString() => $"{Contestant} {Elapsed.TotalSeconds.Fraction()} s";
}
