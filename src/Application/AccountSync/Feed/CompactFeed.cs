using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Removes changes that are no longer kept, and gives up subscriptions beyond the ceiling; answers how many changes.</summary>
public sealed record CompactFeed : IRequest<int>;

internal sealed class CompactFeedHandler(
    IStore store,
    IChangeFeedReader changes,
    FeedTail tail,
    SnapshotHolds holds,
    SubscriptionStreams streams,
    FeedMetrics metrics,
    IOptions<FeedOptions> options,
    TimeProvider time,
    ILogger<CompactFeedHandler> logger
) : IRequestHandler<CompactFeed, int>
{
    /// <summary>Small enough that no write waits long behind it.</summary>
    private const int SliceSize = 2_000;

    /// <summary>
    /// So many times as long as a slice took is nothing removed: much that has become too much at once, as when a whole fleet was
    /// cut over, must not take the writer from those who call.
    /// </summary>
    private const int PauseBetweenSlices = 4;

    public async Task<int> Handle(CompactFeed request, CancellationToken cancellationToken)
    {
        var removed = 0;
        Slice slice;
        while (true)
        {
            var began = time.GetTimestamp();
            slice = await store.WriteAsync(Remove, WhenFull.Wait, WriteOptions.Lazily, cancellationToken);
            removed += slice.Oldest.Count;
            foreach (var lost in slice.Lost)
            {
                streams.End(lost.SubscriptionId, Reason.SubscriptionLost);
                FeedLog.SubscriptionLost(logger, lost.SubscriptionId, lost.Position);
            }

            if (slice.Oldest.Count < SliceSize)
            {
                break;
            }

            await Task.Delay(time.GetElapsedTime(began) * PauseBetweenSlices, time, cancellationToken);
        }

        var head = changes.Head;
        metrics.Observe(
            head - changes.CompactedTo,
            slice.Oldest.OldestKeptTime,
            slice.Kept.ToDictionary(
                static subscription => subscription.SubscriptionId,
                subscription => Math.Max(0, head - subscription.Position),
                StringComparer.Ordinal
            )
        );
        return removed;
    }

    private Slice Remove(IWriteSession session)
    {
        var head = changes.Head;
        var active = session
            .Feed.ListActive(store.FeedId)
            .ToLookup(subscription => IsBeyondCeiling(head - subscription.Position));
        SubscriptionPosition[] lost = [.. active[true]];
        SubscriptionPosition[] kept = [.. active[false]];
        Array.ForEach(lost, subscription => session.Feed.MarkLost(subscription.SubscriptionId));
        var oldest = session.Feed.FindOldest(
            Through(session, head, kept),
            time.Now() - TimeSpan.FromDays(options.Value.RetentionDays),
            head - options.Value.RetentionChanges,
            SliceSize
        );
        if (oldest.Count > 0)
        {
            changes.AnnounceCompaction(oldest.Through);
            session.Feed.RemoveChanges(oldest.Through);
        }

        return new Slice(oldest, lost, kept);
    }

    /// <summary>What is needed stays, and so does the last change, by which the next one gets its place.</summary>
    private long Through(IWriteSession session, long head, SubscriptionPosition[] subscriptions)
    {
        ReadOnlySpan<long> needed =
        [
            head - 1,
            tail.Dispatched,
            session.Feed.Delivered,
            holds.Lowest,
            .. subscriptions.Select(static subscription => subscription.Position),
        ];
        var through = long.MaxValue;
        foreach (var position in needed)
        {
            through = Math.Min(through, position);
        }

        return through;
    }

    private bool IsBeyondCeiling(long heldBack) =>
        options.Value.MaxRetainedChanges > 0 && heldBack > options.Value.MaxRetainedChanges;

    private sealed record Slice(OldestChanges Oldest, SubscriptionPosition[] Lost, SubscriptionPosition[] Kept);
}
