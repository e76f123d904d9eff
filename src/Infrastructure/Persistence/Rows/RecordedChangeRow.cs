namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A change in the feed. <see cref="Encoded"/> is the message <c>publishermigration.v1.Change</c> as it is sent.</summary>
internal sealed class RecordedChangeRow
{
    public required long Position { get; init; }

    public required long AccountNo { get; init; }

    public required long RecordedTime { get; init; }

    public required byte[] Encoded { get; init; }

    /// <summary>Of the body as it was submitted, until the account's row has it; <c>null</c> for what was stored by older programs.</summary>
    public long? Fingerprint { get; init; }
}
