using PublisherMigration.Contracts.LegacyPortal.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>What no correct caller ever sends, whatever the portal holds.</summary>
internal static class RequestShape
{
    public const int MostChanges = 500;
    public const int MostOctets = 1_000_000;

    /// <summary>What is wrong with it; null when it is well formed.</summary>
    public static string? FaultOf(ApplyChangesRequest request)
    {
        if (!Guid.TryParseExact(request.FeedId, "D", out _))
        {
            return "feed_id is no UUID";
        }

        if (request.PublisherId.Length == 0)
        {
            return "publisher_id is empty";
        }

        if (request.AfterSequence < 0)
        {
            return "after_sequence is negative";
        }

        if (request.Changes.Count > MostChanges || (request.Changes.Count > 1 && request.CalculateSize() > MostOctets))
        {
            return $"more than {MostChanges} changes or {MostOctets} octets";
        }

        return FaultOfChanges(request);
    }

    private static string? FaultOfChanges(ApplyChangesRequest request)
    {
        var before = 0L;
        foreach (var change in request.Changes)
        {
            if (!string.Equals(change.PublisherId, request.PublisherId, StringComparison.Ordinal))
            {
                return $"the change at sequence {change.Sequence} is of another account";
            }

            var follows = change.AccountRestated is null
                ? before == 0 || change.Sequence == before + 1
                : change.Sequence > before;
            if (change.Sequence < 1 || !follows)
            {
                return $"sequence {change.Sequence} does not follow {before}";
            }

            before = change.Sequence;
        }

        return null;
    }
}
