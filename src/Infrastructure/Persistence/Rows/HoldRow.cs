namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>What the mass-removal guard holds or held; its changes as JSON in <see cref="Details"/>.</summary>
internal sealed class HoldRow
{
    public required string HoldId { get; init; }

    public required string PublisherId { get; init; }

    public required int State { get; init; }

    public required long CreateTime { get; init; }

    public long? DecideTime { get; init; }

    public required string Details { get; init; }
}
