namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Subscriptions, and what the feed no longer keeps, in a transaction of the one writer.</summary>
public interface IFeedWrites
{
    /// <summary>Everything up to here has reached the legacy portal in this history; 0 while nothing is known of it.</summary>
    long Delivered { get; }

    /// <summary>Creates it, or stores how it stands and how far it is.</summary>
    void Save(SubscriptionRecord subscription);

    void Remove(string subscriptionId);

    /// <summary>Subscriptions of a history that are not lost.</summary>
    IReadOnlyList<SubscriptionPosition> ListActive(Guid feedId);

    /// <summary>From now on the feed is no longer kept for it.</summary>
    void MarkLost(string subscriptionId);

    /// <summary>The oldest changes that may go.</summary>
    /// <param name="through">Up to this position at most, whatever their age.</param>
    /// <param name="recordedBefore">Those recorded before this may go.</param>
    /// <param name="surplusTo">And those up to this position.</param>
    /// <param name="limit">How many at most.</param>
    OldestChanges FindOldest(long through, DateTimeOffset recordedBefore, long surplusTo, int limit);

    /// <summary>
    /// Removes changes through a position, with the blocks of positions that name nothing else, and remembers from where on the
    /// feed is kept.
    /// </summary>
    void RemoveChanges(long through);

    /// <summary>Removes holds that were decided before an instant, at most so many; answers how many.</summary>
    int RemoveHolds(DateTimeOffset decidedBefore, int limit);

    /// <summary>
    /// Looks at so many change ids after a key and removes those that were answered before an instant and whose hold, if any, is
    /// gone.
    /// </summary>
    /// <returns>How many it removed, and where to go on; <c>null</c> after the last.</returns>
    (int Removed, ChangeMemoryKey? Next) RemoveMemories(ChangeMemoryKey after, DateTimeOffset before, int limit);
}
