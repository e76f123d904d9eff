namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>One open stream and where it stands.</summary>
internal sealed class FeedStream(
    FeedWatcher watcher,
    FeedPlace place,
    bool isAtBeginning,
    SnapshotHolds.Hold? hold,
    Action<FeedWatcher> close
) : IDisposable
{
    private SnapshotHolds.Hold? _hold = hold;

    public FeedWatcher Watcher { get; } = watcher;

    public FeedFilter Filter => Watcher.Filter;

    /// <summary>Everything up to here was sent.</summary>
    public FeedPlace Place { get; private set; } = place;

    /// <summary>It has read nothing yet and begins at whatever is the first change that is kept.</summary>
    public bool IsAtBeginning { get; private set; } = isAtBeginning;

    /// <summary>The changes up to here were read and are to be sent.</summary>
    public void Read(FeedPlace place)
    {
        IsAtBeginning = false;
        MoveTo(place);
    }

    public void MoveTo(FeedPlace place)
    {
        Place = place;
        _hold?.MoveTo(place.Position);
    }

    /// <summary>It has had its snapshot and every change since: the feed is no longer kept for it.</summary>
    public void ReleaseHold()
    {
        _hold?.Dispose();
        _hold = null;
    }

    public void Dispose()
    {
        ReleaseHold();
        close(Watcher);
        Watcher.Dispose();
    }
}
