using Grpc.Core;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>A call as the portal saw it. Moments are numbers that rise over the whole portal.</summary>
public sealed record PortalCall
{
    /// <summary>Name of the method: <c>ApplyChanges</c> or <c>GetRoster</c>.</summary>
    public required string Method { get; init; }

    public required string PublisherId { get; init; }

    public required string FeedId { get; init; }

    public long AfterSequence { get; init; }

    /// <summary>Sequences of the changes that were sent, in their order.</summary>
    public IReadOnlyList<long> Sequences { get; init; } = [];

    /// <summary>Those of <see cref="Sequences"/> that are restatements, which alone may leave a gap.</summary>
    public IReadOnlyList<long> Restatements { get; init; } = [];

    /// <summary>What the portal holds against the request's shape; null for a well formed one.</summary>
    public string? Fault { get; init; }

    /// <summary>The moment of its arrival.</summary>
    public required long Began { get; init; }

    /// <summary>The moment of its answer; null while it is under way.</summary>
    public long? Ended { get; init; }

    /// <summary>What it was answered; null while it is under way.</summary>
    public StatusCode? Status { get; init; }

    /// <summary>applied_sequence of an answer that reached the caller; null otherwise.</summary>
    public long? AnsweredSequence { get; init; }

    /// <summary>feed_id of an answer that reached the caller; null otherwise.</summary>
    public string? AnsweredFeedId { get; init; }

    /// <summary>Reason of the refusal in the answer; null for none.</summary>
    public string? RefusalReason { get; init; }

    /// <summary>The caller gave up, or was gone, before the answer.</summary>
    public bool IsAbandoned { get; init; }
}
