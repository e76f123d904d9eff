using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Finds subscriptions and shows them.</summary>
internal sealed class SubscriptionViews(IStore store, SubscriptionStreams streams)
{
    /// <summary>Whether changes that it has not had are gone: compacted, or of a history that is no more.</summary>
    public bool IsLost(SubscriptionRecord subscription) =>
        subscription.State == SubscriptionState.Lost || subscription.FeedId != store.FeedId;

    public ValueTask<SubscriptionView> ShowAsync(
        SubscriptionRecord subscription,
        CancellationToken cancellationToken
    ) => store.ReadAsync(session => Show(session, subscription), cancellationToken);

    public SubscriptionView Show(IReadSession session, SubscriptionRecord subscription)
    {
        var isLost = IsLost(subscription);
        var filter = FeedFilter.Of(subscription.PublisherIds);
        return new SubscriptionView(
            subscription,
            isLost ? SubscriptionState.Lost : SubscriptionState.Active,
            FeedToken.Issue(subscription.FeedId, filter, subscription.Place),
            // Positions of another history say nothing about this one.
            subscription.FeedId == store.FeedId
                ? session.BacklogOf(subscription)
                : SubscriptionBacklog.None,
            streams.IsConnected(subscription.SubscriptionId)
        );
    }

    /// <exception cref="RuleViolationException">SUBSCRIPTION_NOT_FOUND.</exception>
    public static SubscriptionRecord FindOrRefuse(IReadSession session, string subscriptionId) =>
        session.FindSubscription(subscriptionId)
        ?? throw FeedRefusals.Subscription(Reason.SubscriptionNotFound, subscriptionId);
}
