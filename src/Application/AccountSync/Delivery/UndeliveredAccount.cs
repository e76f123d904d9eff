using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>An account that is behind the watermark of delivery, as the tables keep it.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="DeliveredSequence">The last sequence that the portal is known to have applied.</param>
/// <param name="FirstPosition">Of its first undelivered change, or one before it: from there on the feed is kept.</param>
/// <param name="State">Lagging, retrying or quarantined.</param>
/// <param name="Attempts">Since the last success.</param>
/// <param name="NextAttemptTime">Shown, never waited for.</param>
/// <param name="LastError">The last failure; <c>null</c> since the last success.</param>
/// <param name="OldestTime">When the first undelivered change was recorded: looked up, not stored.</param>
/// <param name="SentThrough">
/// Nothing beyond it was ever sent when the portal claimed to have applied more; <c>null</c>: it makes no such claim.
/// </param>
public sealed record UndeliveredAccount(
    PublisherId PublisherId,
    long DeliveredSequence,
    long FirstPosition,
    SyncState State,
    int Attempts,
    DateTimeOffset? NextAttemptTime,
    DeliveryError? LastError,
    DateTimeOffset? OldestTime = null,
    long? SentThrough = null
);
