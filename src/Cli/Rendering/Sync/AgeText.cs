using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>How long ago something was, in its two largest units.</summary>
internal static class AgeText
{
    public static string Of(Timestamp? time, DateTimeOffset now) =>
        time is null ? "" : Of(now - time.ToDateTimeOffset());

    private static string Of(TimeSpan age) =>
        age switch
        {
            // The two clocks need not agree.
            _ when age < TimeSpan.Zero => "0 s",
            { TotalMinutes: < 1 } => Text($"{age.Seconds} s"),
            { TotalHours: < 1 } => Text($"{age.Minutes} min {age.Seconds} s"),
            { TotalDays: < 1 } => Text($"{age.Hours} h {age.Minutes} min"),
            _ => Text($"{(int)age.TotalDays} d {age.Hours} h"),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
