namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>An answer under the request id that asked for it.</summary>
internal sealed class IdempotencyRecordRow
{
    public required string CallingService { get; init; }

    public required byte[] RequestId { get; init; }

    public required byte[] Fingerprint { get; init; }

    public required byte[] Answer { get; init; }

    public required long CreateTime { get; init; }
}
