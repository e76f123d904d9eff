namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>From where on running snapshots need the feed: it is not compacted past the lowest of these positions.</summary>
internal sealed class SnapshotHolds
{
    private readonly Lock _lock = new();
    private readonly HashSet<Hold> _holds = [];

    /// <summary><see cref="long.MaxValue"/> for none.</summary>
    public long Lowest
    {
        get
        {
            lock (_lock)
            {
                return _holds.Count == 0 ? long.MaxValue : _holds.Min(static hold => hold.Position);
            }
        }
    }

    public Hold Take(FeedPlace place)
    {
        var hold = new Hold(this, place);
        lock (_lock)
        {
            _holds.Add(hold);
        }

        return hold;
    }

    /// <param name="holds">Where it is counted.</param>
    /// <param name="place">Where the snapshot begins or goes on.</param>
    public sealed class Hold(SnapshotHolds holds, FeedPlace place) : IDisposable
    {
        private long _position = place.Position;

        public FeedPlace Place { get; } = place;

        public long Position => Volatile.Read(ref _position);

        public void MoveTo(long position) => Volatile.Write(ref _position, position);

        public void Dispose()
        {
            lock (holds._lock)
            {
                holds._holds.Remove(this);
            }
        }
    }
}
