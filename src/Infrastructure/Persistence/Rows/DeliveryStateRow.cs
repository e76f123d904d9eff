namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>The single row that says how far the legacy portal follows, but for the accounts that are exceptions.</summary>
internal sealed class DeliveryStateRow
{
    public required int Id { get; init; }

    /// <summary>The history that was delivered; in another one every account is restated.</summary>
    public required string FeedId { get; init; }

    /// <summary>Every change up to this position is delivered, but for those of exceptions.</summary>
    public required long Watermark { get; init; }

    /// <summary>Accounts up to this number are still to be restated, after <see cref="RestatedTo"/>.</summary>
    public long? RestateThrough { get; init; }

    public required long RestatedTo { get; init; }

    /// <summary>The portal went back: accounts after this id are still to be asked; <c>null</c>: none is.</summary>
    public string? SweptTo { get; init; }
}
