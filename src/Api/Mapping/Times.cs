using Google.Protobuf.WellKnownTypes;

namespace PublisherMigration.Api.Mapping;

/// <summary>Instants of the contract. A caller can send one that no calendar has; that is its fault and not a crash.</summary>
internal static class Times
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;
    private const int NanosPerSecond = 1_000_000_000;
    private const int NanosPerTick = 100;

    public static Timestamp ToProto(this DateTimeOffset instant) => Timestamp.FromDateTimeOffset(instant);

    /// <summary>Whether a time was given and can be read; kept to microseconds, as it is stored.</summary>
    public static bool TryRead(Timestamp? timestamp, out DateTimeOffset? instant)
    {
        instant = null;
        if (timestamp is not { Seconds: >= MinSeconds and <= MaxSeconds, Nanos: >= 0 and < NanosPerSecond })
        {
            return false;
        }

        var ticks = timestamp.Nanos / NanosPerTick;
        instant = DateTimeOffset
            .FromUnixTimeSeconds(timestamp.Seconds)
            .AddTicks(ticks - (ticks % TimeSpan.TicksPerMicrosecond));
        return true;
    }
}
