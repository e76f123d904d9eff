namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// How long the feed is kept, in configuration under <c>Feed</c>. Whatever these say, it is kept for what is undelivered,
/// unacknowledged by a subscription, or needed by a running snapshot.
/// </summary>
public sealed class FeedOptions
{
    public const string Section = "Feed";

    /// <summary>Changes older than so many days are removed: 1 to 3,650.</summary>
    public int RetentionDays { get; set; } = 7;

    /// <summary>Beyond so many changes the oldest are removed however young: 1 to 1,000,000,000.</summary>
    public long RetentionChanges { get; set; } = 10_000_000;

    /// <summary>
    /// A subscription that holds more changes back than this is lost: 0 for no ceiling, else RetentionChanges or more.
    /// </summary>
    public long MaxRetainedChanges { get; set; }
}
