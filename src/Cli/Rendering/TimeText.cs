using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Times in UTC, sortable, the same on every machine.</summary>
internal static class TimeText
{
    public static string Of(Timestamp? time) => time is null ? "" : Of(time.ToDateTimeOffset());

    public static string Of(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
