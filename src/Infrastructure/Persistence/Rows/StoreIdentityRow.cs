namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>The single row that names this history.</summary>
internal sealed class StoreIdentityRow
{
    public int Id { get; init; }

    public required string FeedId { get; init; }

    /// <summary>The restore for which the present feed id was made; <c>null</c> for none.</summary>
    public string? RestoredAs { get; init; }

    /// <summary>Changes up to this position are no longer kept.</summary>
    public required long CompactedTo { get; init; }

    /// <summary>Every change up to this position is in its account's row.</summary>
    public long ProjectedTo { get; init; }
}
