using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>Many subscriptions, a line each.</summary>
internal static class SubscriptionTable
{
    public static void Write(
        Display display,
        IEnumerable<Subscription> subscriptions,
        DateTimeOffset now,
        bool withHeadings
    ) =>
        display.Table(
            ["SUBSCRIPTION", "STATE", "CONNECTED", "BEHIND", "FOR", "POSITION", "ACCOUNTS"],
            subscriptions.Select(subscription => Row(subscription, now)),
            withHeadings
        );

    private static string[] Row(Subscription subscription, DateTimeOffset now) =>
        [
            subscription.SubscriptionId,
            ProtoName.Of(subscription.State),
            subscription.Connected ? "yes" : "no",
            NumberText.Of(subscription.Distance),
            AgeText.Of(subscription.OldestUnacknowledgedTime, now),
            NumberText.Of(subscription.AcknowledgedPosition),
            subscription.PublisherIds.Count == 0 ? "all" : NumberText.Of(subscription.PublisherIds.Count),
        ];
}
