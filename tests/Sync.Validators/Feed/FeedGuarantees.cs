namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>The guarantees of the feed, together, for readers that crash and resume.</summary>
public static class FeedGuarantees
{
    /// <param name="streams">The streams of one reader, each resumed from a token of an earlier one.</param>
    /// <param name="history">What is recorded, at least up to what the reader has seen.</param>
    public static IReadOnlyList<string> Check(IReadOnlyList<WatchedStream> streams, FeedHistory history)
    {
        if (streams.Count == 0)
        {
            return [];
        }

        var (whole, violations) = Resumable.Join(streams);
        return
        [
            .. streams.SelectMany(WellFormedStream.Check),
            .. streams.SelectMany(Ordered.Check),
            .. streams.SelectMany(Unique.Check),
            .. violations,
            .. Ordered.Check(whole),
            .. Unique.Check(whole),
            .. Atomic.Check(whole, history),
            .. whole.WithSnapshot ? Snapshot.Check(whole, history) : Reliable.Check(whole, history),
            .. Bookmarkable.Check(whole, history),
        ];
    }
}
