namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>The single row that names this history.</summary>
internal sealed class StoreIdentityRow
{
    public int Id { get; init; }

    public required string FeedId { get; init; }
}
