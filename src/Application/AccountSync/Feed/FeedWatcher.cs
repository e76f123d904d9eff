using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// One open stream: how it is woken, by a change that concerns it, by the time for a bookmark, or by its end. This is all that
/// an idle one holds.
/// </summary>
internal sealed class FeedWatcher : IDisposable
{
    /// <summary>Half of what callers are promised.</summary>
    private static readonly TimeSpan BetweenBookmarks = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0);
    private readonly ITimer _timer;
    private long _firstConcern;
    private int _isAwake;
    private volatile bool _isBookmarkDue;
    private volatile RuleViolationException? _end;

    public FeedWatcher(FeedFilter filter, TimeProvider time)
    {
        Filter = filter;
        _timer = time.CreateTimer(
            static watcher => ((FeedWatcher)watcher!).BookmarkIsDue(),
            this,
            BetweenBookmarks,
            Timeout.InfiniteTimeSpan
        );
    }

    public FeedFilter Filter { get; }

    public bool IsBookmarkDue => _isBookmarkDue;

    /// <summary>A change at this position passes the filter. Told in order; the first one since the last look is kept.</summary>
    public void Concern(long position)
    {
        if (Interlocked.CompareExchange(ref _firstConcern, position, 0) == 0)
        {
            Wake();
        }
    }

    /// <summary>The first position since the last look that concerns it; 0 for none.</summary>
    public long TakeConcern() => Interlocked.Exchange(ref _firstConcern, 0);

    /// <summary>The stream is to end with this; the first reason given counts.</summary>
    public void End(RuleViolationException reason)
    {
        _end ??= reason;
        Wake();
    }

    public void ThrowIfEnded()
    {
        if (_end is { } end)
        {
            throw end;
        }
    }

    public void BookmarkSent()
    {
        _isBookmarkDue = false;
        _timer.Change(BetweenBookmarks, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes at once when it was woken since it last did.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await _wake.WaitAsync(cancellationToken);
        // A full fence: what is looked at after this was told before it, or wakes again.
        Interlocked.Exchange(ref _isAwake, 0);
    }

    public void Dispose()
    {
        // The semaphore is left to the collector: the tail may be about to wake who has just gone.
        _timer.Dispose();
    }

    private void BookmarkIsDue()
    {
        _isBookmarkDue = true;
        Wake();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _isAwake, 1) == 0)
        {
            _wake.Release();
        }
    }
}
