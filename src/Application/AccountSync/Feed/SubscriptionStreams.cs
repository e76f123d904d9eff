using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>The stream that is open on each subscription, in this process: one at most.</summary>
internal sealed class SubscriptionStreams
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FeedWatcher> _open = new(StringComparer.Ordinal);

    public bool IsConnected(string subscriptionId)
    {
        lock (_lock)
        {
            return _open.ContainsKey(subscriptionId);
        }
    }

    /// <summary>Says whether it took the subscription over from another stream, which ends.</summary>
    public bool Open(string subscriptionId, FeedWatcher watcher)
    {
        FeedWatcher? former;
        lock (_lock)
        {
            _open.Remove(subscriptionId, out former);
            _open.Add(subscriptionId, watcher);
        }

        former?.End(FeedRefusals.Subscription(Reason.SubscriptionTakenOver, subscriptionId));
        return former is not null;
    }

    public void Close(string subscriptionId, FeedWatcher watcher)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(subscriptionId, out var present) && ReferenceEquals(present, watcher))
            {
                _open.Remove(subscriptionId);
            }
        }
    }

    /// <summary>Ends the stream on a subscription, if there is one.</summary>
    public void End(string subscriptionId, Reason reason)
    {
        lock (_lock)
        {
            if (_open.Remove(subscriptionId, out var watcher))
            {
                watcher.End(FeedRefusals.Subscription(reason, subscriptionId));
            }
        }
    }
}
