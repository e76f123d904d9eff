using System.Globalization;
using PublisherMigration.Harness.Reporting;

namespace PublisherMigration.Harness.Sync;

/// <summary>How far the legacy portal was behind at the end of a load.</summary>
/// <param name="Undelivered">Changes recorded and not yet delivered, counted right after the last answer.</param>
/// <param name="Caught">Time from the last answer until none was.</param>
internal sealed record DeliveryLag(long Undelivered, TimeSpan Caught)
{
    public static IReadOnlyList<string> Columns { get; } = ["undelivered at the end", "s until delivered"];

    public string[] Cells => [Undelivered.ToString("N0", CultureInfo.InvariantCulture), Caught.TotalSeconds.Fraction()];

    public override string ToString() =>
        $"{Undelivered:N0} undelivered at the end, none after {Caught.TotalSeconds.Fraction()} s";
}
