namespace PublisherMigration.LegacyPortal.Double;

/// <summary>Everything that the portal saw and did, in one order. Tells those who wait whenever something is added.</summary>
internal sealed class Records
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, PortalCall> _calls = [];
    private readonly List<PortalEvent> _events = [];
    private TaskCompletionSource _news = NewSource();
    private long _moment;

    public IReadOnlyList<PortalCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls.Values];
            }
        }
    }

    public IReadOnlyList<PortalEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Completes with the next addition.</summary>
    public Task News
    {
        get
        {
            lock (_lock)
            {
                return _news.Task;
            }
        }
    }

    /// <returns>The moment by which the call is known.</returns>
    public long Begin(PortalCall call)
    {
        lock (_lock)
        {
            var began = ++_moment;
            _calls[began] = call with { Began = began };
            Tell();
            return began;
        }
    }

    public void End(long began, Func<PortalCall, PortalCall> outcome)
    {
        lock (_lock)
        {
            _calls[began] = outcome(_calls[began]) with { Ended = ++_moment };
            Tell();
        }
    }

    public void Happened(string publisherId, PortalEventKind kind, string feedId, long sequence)
    {
        lock (_lock)
        {
            _events.Add(new(++_moment, publisherId, feedId, sequence, kind));
            Tell();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Tell()
    {
        _news.SetResult();
        _news = NewSource();
    }
}
