namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A migrated account as Partner Center manages it, packed by <see cref="Packing.SyncedAccountCodec"/>.</summary>
internal sealed class SyncedAccountRow
{
    /// <summary>The account by number: what is kept of it lies together.</summary>
    public long AccountNo { get; init; }

    public required string PublisherId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Of its last change in the feed.</summary>
    public required long LastPosition { get; init; }

    /// <summary>Of its open hold.</summary>
    public string? HoldId { get; init; }

    /// <summary>Whether its subjects are rows of their own, being too many for <see cref="State"/>.</summary>
    public required bool IsSpilled { get; init; }

    public required byte[] State { get; init; }
}
