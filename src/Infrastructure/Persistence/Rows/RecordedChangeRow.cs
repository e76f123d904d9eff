namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A change in the feed. <see cref="Encoded"/> is the message <c>publishermigration.v1.Change</c> as it is sent.</summary>
internal sealed class RecordedChangeRow
{
    public required long Position { get; init; }

    public required long AccountNo { get; init; }

    public required long RecordedTime { get; init; }

    public required byte[] Encoded { get; init; }
}
