using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>One subscription in full.</summary>
internal static class SubscriptionView
{
    public static void Write(Display display, Subscription subscription, DateTimeOffset now)
    {
        display.Line(
            $"{subscription.SubscriptionId}: {ProtoName.Of(subscription.State)}",
            subscription.State == SubscriptionState.Lost ? Tone.Bad : Tone.Good
        );
        display.Facts(Facts(subscription, now));
    }

    private static IEnumerable<(string Label, string Value)> Facts(Subscription subscription, DateTimeOffset now)
    {
        yield return ("Connected", subscription.Connected ? "yes" : "no");
        yield return ("Not acknowledged", NumberText.Counted(subscription.Distance, "change"));
        yield return (
            "Oldest of them",
            subscription.OldestUnacknowledgedTime is { } oldest
                ? $"{TimeText.Of(oldest)} ({AgeText.Of(oldest, now)} ago)"
                : ""
        );
        yield return ("Acknowledged position", NumberText.Of(subscription.AcknowledgedPosition));
        yield return ("Acknowledged token", subscription.AcknowledgedToken);
        yield return (
            "Accounts",
            subscription.PublisherIds.Count == 0 ? "all" : string.Join(", ", subscription.PublisherIds)
        );
        yield return ("Created", TimeText.Of(subscription.CreateTime));
        yield return ("Last moved", TimeText.Of(subscription.AcknowledgeTime));
    }
}
