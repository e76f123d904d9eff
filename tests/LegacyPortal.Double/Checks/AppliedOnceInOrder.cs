namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>
/// Each change takes effect once and after the one before it: sequences rise one by one, but for a restatement, and begin
/// anew only in a new feed or after somebody in the portal set the account back.
/// </summary>
public static class AppliedOnceInOrder
{
    public static IReadOnlyList<string> Check(IEnumerable<PortalEvent> events)
    {
        var violations = new List<string>();
        foreach (var account in events.GroupBy(e => e.PublisherId, StringComparer.Ordinal))
        {
            var (feedId, applied) = (string.Empty, 0L);
            foreach (var happened in account.OrderBy(e => e.Moment))
            {
                var isSameFeed = string.Equals(happened.FeedId, feedId, StringComparison.Ordinal);
                if (!MayFollow(happened, isSameFeed, applied))
                {
                    violations.Add(
                        $"{account.Key} got {happened.Kind} {happened.Sequence} of {happened.FeedId} after {applied} of {feedId}."
                    );
                }

                (feedId, applied) = (happened.FeedId, happened.Sequence);
            }
        }

        return violations;
    }

    private static bool MayFollow(PortalEvent happened, bool isSameFeed, long applied) =>
        happened.Kind switch
        {
            PortalEventKind.Replaced => true,
            PortalEventKind.Restated => !isSameFeed || happened.Sequence > applied,
            PortalEventKind.Migrated => happened.Sequence == 1 && (!isSameFeed || applied == 0),
            PortalEventKind.Applied => isSameFeed && happened.Sequence == applied + 1,
            _ => false,
        };
}
