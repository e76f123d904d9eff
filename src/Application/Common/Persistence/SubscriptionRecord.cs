using PublisherMigration.Application.AccountSync.Feed;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>A durable consumer of the feed, as it is stored.</summary>
/// <param name="SubscriptionId">Its id.</param>
/// <param name="PublisherIds">Its filter, ordered; none for all accounts.</param>
/// <param name="StartedAt">Where it began, to tell the same creation again.</param>
/// <param name="FeedId">The history that it follows.</param>
/// <param name="Place">What was acknowledged last, or the start: from its position on the feed is kept.</param>
/// <param name="State">How it stands.</param>
/// <param name="CreateTime">When it was created.</param>
/// <param name="AcknowledgeTime">When it last moved; <c>null</c> for never.</param>
public sealed record SubscriptionRecord(
    string SubscriptionId,
    IReadOnlyList<string> PublisherIds,
    string StartedAt,
    Guid FeedId,
    FeedPlace Place,
    SubscriptionState State,
    DateTimeOffset CreateTime,
    DateTimeOffset? AcknowledgeTime
);
