namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>An account that is behind the watermark: lagging, retrying or quarantined.</summary>
internal sealed class DeliveryExceptionRow
{
    public required long AccountNo { get; init; }

    public required string PublisherId { get; init; }

    public required long DeliveredSequence { get; init; }

    /// <summary>Of its first undelivered change: from there on the feed is kept.</summary>
    public required long FirstPosition { get; init; }

    public required int State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Shown, never waited for: delays run on a monotonic clock.</summary>
    public long? NextAttemptTime { get; init; }

    /// <summary>The last failure, as JSON.</summary>
    public string? Details { get; init; }

    /// <summary>Nothing beyond it was ever sent when the portal claimed to have applied more; <c>null</c>: no such claim.</summary>
    public long? SentThrough { get; init; }
}
