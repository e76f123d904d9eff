using System.Globalization;

namespace PublisherMigration.Harness.Reporting;

internal static class Formats
{
    public static string Whole(this double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Fraction(this double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    public static string Milliseconds(this TimeSpan value) => value.TotalMilliseconds.Fraction();
}
