namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Where a reader of the feed begins.</summary>
public enum FeedStart
{
    Unspecified = 0,
    Beginning = 1,
    Now = 2,
    Token = 3,
    Subscription = 4,
}
