using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Who is to be woken by which account's changes.</summary>
internal sealed class FeedAudience
{
    private readonly Lock _lock = new();
    private readonly HashSet<FeedWatcher> _ofAll = [];
    private readonly Dictionary<PublisherId, HashSet<FeedWatcher>> _byPublisher = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(FeedWatcher watcher)
    {
        lock (_lock)
        {
            _count++;
            if (watcher.Filter.Publishers is not { } publishers)
            {
                _ofAll.Add(watcher);
                return;
            }

            foreach (var publisher in publishers)
            {
                if (!_byPublisher.TryGetValue(publisher, out var concerned))
                {
                    concerned = new HashSet<FeedWatcher>(1);
                    _byPublisher.Add(publisher, concerned);
                }

                concerned.Add(watcher);
            }
        }
    }

    public void Remove(FeedWatcher watcher)
    {
        lock (_lock)
        {
            _count--;
            if (watcher.Filter.Publishers is not { } publishers)
            {
                _ofAll.Remove(watcher);
                return;
            }

            foreach (var publisher in publishers)
            {
                var concerned = _byPublisher[publisher];
                concerned.Remove(watcher);
                if (concerned.Count == 0)
                {
                    _byPublisher.Remove(publisher);
                }
            }
        }
    }

    /// <summary>Wakes those whom the changes concern, which are in order and not empty.</summary>
    public void Tell(IReadOnlyList<RecordedChange> changes)
    {
        lock (_lock)
        {
            foreach (var watcher in _ofAll)
            {
                watcher.Concern(changes[0].Position);
            }

            if (_byPublisher.Count == 0)
            {
                return;
            }

            foreach (var change in changes)
            {
                if (_byPublisher.TryGetValue(change.PublisherId, out var concerned))
                {
                    foreach (var watcher in concerned)
                    {
                        watcher.Concern(change.Position);
                    }
                }
            }
        }
    }
}
