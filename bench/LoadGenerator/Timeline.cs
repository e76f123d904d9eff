using System.Diagnostics;

namespace PublisherMigration.LoadGenerator;

/// <summary>When the measurement begins and ends, in ticks of <see cref="Stopwatch"/>.</summary>
internal sealed record Timeline(long MeasureFrom, long MeasureUntil)
{
    public static Timeline Of(LoadProfile profile)
    {
        var now = Stopwatch.GetTimestamp();
        var from = now + Ticks(profile.WarmUp);
        return new Timeline(from, from + Ticks(profile.Duration));
    }

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
