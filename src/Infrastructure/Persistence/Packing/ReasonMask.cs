using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>The reasons that a requirement can have, 40 to 63, as bits.</summary>
internal static class ReasonMask
{
    private const int First = 40;
    private const int Last = 63;

    public static long Of(IEnumerable<Reason> reasons)
    {
        var mask = 0L;
        foreach (var reason in reasons)
        {
            mask |= Bit(reason);
        }

        return mask;
    }

    public static IReadOnlyList<Reason> ToReasons(long mask)
    {
        if (mask == 0)
        {
            return [];
        }

        var reasons = new List<Reason>(2);
        for (var number = First; number <= Last; number++)
        {
            if ((mask & Bit((Reason)number)) != 0)
            {
                reasons.Add((Reason)number);
            }
        }

        return reasons;
    }

    /// <summary>Others cannot be stored, so nothing matches them.</summary>
    private static long Bit(Reason reason) => (int)reason is >= First and <= Last ? 1L << ((int)reason - First) : 0;
}
