namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>Which history a database holds, and from where on.</summary>
internal sealed record StoreIdentity(Guid FeedId, long CompactedTo);
