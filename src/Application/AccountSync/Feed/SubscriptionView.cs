using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>A subscription as it is shown.</summary>
/// <param name="Stored">As it is stored.</param>
/// <param name="State">Lost, too, when it belongs to another history.</param>
/// <param name="AcknowledgedToken">Where it stands.</param>
/// <param name="Backlog">What it has not acknowledged.</param>
/// <param name="IsConnected">Whether a stream is open on it.</param>
public sealed record SubscriptionView(
    SubscriptionRecord Stored,
    SubscriptionState State,
    string AcknowledgedToken,
    SubscriptionBacklog Backlog,
    bool IsConnected
);
