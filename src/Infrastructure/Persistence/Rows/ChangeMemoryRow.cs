namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A change id that was answered, once its account remembers too many to hold them itself.</summary>
internal sealed class ChangeMemoryRow
{
    public required long AccountNo { get; init; }

    public required byte[] ChangeId { get; init; }

    public required byte[] Packed { get; init; }

    public required long Time { get; init; }

    /// <summary>Of a held change, which is remembered as long as its hold.</summary>
    public string? HoldId { get; init; }
}
