namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>What a store does to its files, in the order in which it does it, whatever the thread.</summary>
internal sealed class DiskLog
{
    private readonly Lock _lock = new();
    private readonly List<DiskEvent> _events = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _events.Count;
            }
        }
    }

    public DiskEvent[] ToArray()
    {
        lock (_lock)
        {
            return [.. _events];
        }
    }

    public void Add(DiskEvent happened)
    {
        lock (_lock)
        {
            _events.Add(happened);
        }
    }

    /// <summary>Does it, and notes its parts if it succeeded; nothing else happens meanwhile.</summary>
    /// <returns>SQLite's result.</returns>
    public int Do(IEnumerable<DiskEvent> parts, Func<int> work)
    {
        lock (_lock)
        {
            var result = work();
            if (result == WatchedDisk.Success)
            {
                _events.AddRange(parts);
            }

            return result;
        }
    }

    /// <summary>A sync takes long, and others write meanwhile: what they write it need not have seen.</summary>
    public int Sync(StoreFile file, Func<int> work)
    {
        var since = Count;
        var result = work();
        if (result == WatchedDisk.Success)
        {
            Add(new Synced(file, since));
        }

        return result;
    }
}
