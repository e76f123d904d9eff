using System.Numerics;

namespace PublisherMigration.LoadGenerator;

/// <summary>Counts durations in buckets that are at most 1/64 wide; the longest is kept exactly.</summary>
public sealed class LatencyHistogram
{
    private const int SubBucketBits = 6;
    private const int SubBuckets = 1 << SubBucketBits;

    private readonly long[] counts = new long[(64 - SubBucketBits) * SubBuckets];

    public long Count { get; private set; }

    public TimeSpan Max { get; private set; }

    public void Record(TimeSpan duration)
    {
        counts[BucketOf((ulong)duration.Ticks)]++;
        Count++;
        Max = duration > Max ? duration : Max;
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += other.counts[i];
        }

        Count += other.Count;
        Max = other.Max > Max ? other.Max : Max;
    }

    /// <summary>The duration that the given share of all does not exceed; at most 1/64 above the true one.</summary>
    public TimeSpan Quantile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        var seen = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= wanted && seen > 0)
            {
                var edge = TimeSpan.FromTicks((long)UpperEdge(i));
                return edge < Max ? edge : Max;
            }
        }

        return Max;
    }

    private static int BucketOf(ulong ticks)
    {
        var shift = Math.Max(0, BitOperations.Log2(ticks | 1) - SubBucketBits);
        return (shift << SubBucketBits) + (int)(ticks >> shift);
    }

    private static ulong UpperEdge(int bucket)
    {
        if (bucket < 2 * SubBuckets)
        {
            return (ulong)bucket;
        }

        var shift = (bucket >> SubBucketBits) - 1;
        var mantissa = (ulong)(bucket - (shift << SubBucketBits));
        return ((mantissa + 1) << shift) - 1;
    }
}
