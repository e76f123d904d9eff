using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>How far the legacy portal follows one account, and what hinders it.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="State">How it follows.</param>
/// <param name="RecordedSequence">The last sequence recorded.</param>
/// <param name="DeliveredSequence">The last sequence that the portal is known to have applied.</param>
/// <param name="OldestUndeliveredTime">When the oldest undelivered change was recorded.</param>
/// <param name="OpenHold">The open hold.</param>
/// <param name="Attempts">Since the last success.</param>
/// <param name="LastError">The last failure; <c>null</c> since the last success.</param>
/// <param name="FailedChange">The change that failed, as it is sent; <c>null</c> when none in particular did.</param>
/// <param name="NextAttemptTime">When it is tried next.</param>
/// <param name="LastRefusal">The last change that was refused.</param>
public sealed record SyncStatusView(
    string PublisherId,
    SyncState State,
    long RecordedSequence,
    long DeliveredSequence,
    DateTimeOffset? OldestUndeliveredTime,
    Hold? OpenHold,
    int Attempts,
    DeliveryError? LastError,
    byte[]? FailedChange,
    DateTimeOffset? NextAttemptTime,
    RefusedChange? LastRefusal
);
