namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A member of a large account, packed.</summary>
internal sealed class SyncedSubjectRow
{
    public required long AccountNo { get; init; }

    public required string Subject { get; init; }

    public required byte[] Packed { get; init; }
}
