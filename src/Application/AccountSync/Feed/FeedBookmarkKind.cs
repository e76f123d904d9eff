namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>What a bookmark says; the numbers are the contract's.</summary>
public enum FeedBookmarkKind
{
    None = 0,
    Progress = 1,
    SnapshotComplete = 2,
}
