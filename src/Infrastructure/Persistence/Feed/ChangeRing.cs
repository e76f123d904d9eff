namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>
/// The last changes of the feed, in memory: who follows closely reads them here. Filled by the writer after each commit, read
/// by anybody; bounded in number and in octets.
/// </summary>
internal sealed class ChangeRing(int capacity, long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly FeedEntry[] _entries = new FeedEntry[capacity];
    private int _first;
    private int _count;
    private long _bytes;
    private long _head;
    private long _completeAfter = long.MaxValue;
    private TaskCompletionSource _next = New();

    /// <summary>The last committed position.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Completes at the next commit of changes after the call.</summary>
    public Task NextChange => Volatile.Read(ref _next).Task;

    /// <summary>At the start and after a reopening: nothing is known but where the feed stands.</summary>
    public void Begin(long head)
    {
        lock (_lock)
        {
            Array.Clear(_entries);
            (_first, _count, _bytes, _completeAfter) = (0, 0, 0, head);
        }

        Volatile.Write(ref _head, head);
        Signal();
    }

    public void Append(IReadOnlyList<FeedEntry> committed)
    {
        if (committed.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var entry in committed)
            {
                if (_count == capacity)
                {
                    DropOldest();
                }

                _entries[IndexOf(_count++)] = entry;
                _bytes += entry.Encoded.Length;
            }

            while (_bytes > mostBytes && _count > 0)
            {
                DropOldest();
            }
        }

        Volatile.Write(ref _head, committed[^1].Position);
        Signal();
    }

    /// <summary>
    /// The first changes after a position, oldest first; <c>null</c> when the ring no longer has all that come after it.
    /// </summary>
    public FeedEntry[]? After(long position, int limit)
    {
        lock (_lock)
        {
            if (position < _completeAfter)
            {
                return null;
            }

            var start = CountUpTo(position);
            var entries = new FeedEntry[Math.Min(limit, _count - start)];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = _entries[IndexOf(start + i)];
            }

            return entries;
        }
    }

    private int CountUpTo(long position)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[IndexOf(middle)].Position > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private void DropOldest()
    {
        ref var oldest = ref _entries[_first];
        _bytes -= oldest.Encoded.Length;
        _completeAfter = oldest.Position;
        oldest = default;
        _first = (_first + 1) % capacity;
        _count--;
    }

    private int IndexOf(int place) => (_first + place) % capacity;

    private void Signal() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
