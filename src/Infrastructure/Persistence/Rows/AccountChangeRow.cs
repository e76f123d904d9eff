namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A change of a migrated account, for the legacy portal.</summary>
internal sealed class AccountChangeRow
{
    public long Position { get; init; }

    public required string PublisherId { get; init; }

    public required long Sequence { get; init; }

    public required int Kind { get; init; }

    public required string Payload { get; init; }

    public required long RecordedTime { get; init; }
}
