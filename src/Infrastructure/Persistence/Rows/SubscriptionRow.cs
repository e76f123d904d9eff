namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A durable consumer of the feed.</summary>
internal sealed class SubscriptionRow
{
    public required string SubscriptionId { get; init; }

    /// <summary>Its filter, as a JSON array.</summary>
    public required string PublisherIds { get; init; }

    /// <summary>Where it began, to tell the same creation again.</summary>
    public required string StartedAt { get; init; }

    public required string FeedId { get; init; }

    /// <summary>From here on the feed is kept for it.</summary>
    public required long Position { get; init; }

    /// <summary>The place that was acknowledged, as its token carries it.</summary>
    public required string Place { get; init; }

    public required int State { get; init; }

    public required long CreateTime { get; init; }

    public long? AcknowledgeTime { get; init; }
}
