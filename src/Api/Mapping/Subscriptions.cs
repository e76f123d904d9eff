using PublisherMigration.Application.AccountSync.Feed;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class Subscriptions
{
    public static Proto.Subscription ToProto(this SubscriptionView view) =>
        new()
        {
            SubscriptionId = view.Stored.SubscriptionId,
            PublisherIds = { view.Stored.PublisherIds },
            State = (Proto.SubscriptionState)(int)view.State,
            AcknowledgedToken = view.AcknowledgedToken,
            AcknowledgedPosition = view.Stored.Place.Position,
            Distance = view.Backlog.Count,
            OldestUnacknowledgedTime = view.Backlog.OldestTime?.ToProto(),
            Connected = view.IsConnected,
            CreateTime = view.Stored.CreateTime.ToProto(),
            AcknowledgeTime = view.Stored.AcknowledgeTime?.ToProto(),
        };
}
