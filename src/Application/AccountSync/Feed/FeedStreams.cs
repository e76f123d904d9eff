using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Opens streams: judges where they begin, and has them woken from then on.</summary>
internal sealed class FeedStreams(
    IStore store,
    IChangeFeedReader changes,
    FeedAudience audience,
    SubscriptionStreams subscriptions,
    SubscriptionViews views,
    SnapshotHolds holds,
    FeedMetrics metrics,
    TimeProvider time,
    ILogger<FeedStreams> logger
)
{
    /// <exception cref="RuleViolationException">
    /// RESUME_TOKEN_INVALID, FEED_RESTORED, POSITION_COMPACTED, SUBSCRIPTION_NOT_FOUND, SUBSCRIPTION_LOST.
    /// </exception>
    public async ValueTask<FeedStream> OpenAsync(WatchChanges request, CancellationToken cancellationToken)
    {
        // What is stored after the call arrived is after this.
        var head = changes.Head;
        if (request.Start == FeedStart.Subscription)
        {
            return await OpenSubscriptionAsync(request, cancellationToken);
        }

        var filter = FeedFilter.Of(request.PublisherIds);
        var place = request.Start switch
        {
            FeedStart.Beginning => new FeedPlace(changes.CompactedTo),
            FeedStart.Now => new FeedPlace(await changes.ReadHeadAsync(cancellationToken)),
            _ => FeedToken.Read(store.FeedId, filter, request.ResumeToken, head),
        };
        var hold = request is { IncludeSnapshot: true, Start: not FeedStart.Token }
            ? await BeginSnapshotAsync(cancellationToken)
            : HoldAt(place);
        return Open(
            new FeedWatcher(filter, time),
            place,
            hold,
            static _ => { },
            isAtBeginning: request.Start == FeedStart.Beginning && hold is null
        );
    }

    private async ValueTask<FeedStream> OpenSubscriptionAsync(WatchChanges request, CancellationToken cancellationToken)
    {
        var id = request.SubscriptionId;
        var seen = await store.ReadAsync(session => SubscriptionViews.FindOrRefuse(session, id), cancellationToken);
        var watcher = new FeedWatcher(FeedFilter.Of(seen.PublisherIds), time);
        if (subscriptions.Open(id, watcher))
        {
            FeedLog.SubscriptionTakenOver(logger, id);
        }

        SnapshotHolds.Hold? hold = null;
        try
        {
            // Once more: whoever deletes it or gives it up from now on finds this stream.
            var stored = await store.ReadAsync(session => FindAgain(session, seen), cancellationToken);
            if (request.IncludeSnapshot && !stored.Place.IsInSnapshot)
            {
                hold = await BeginSnapshotAsync(cancellationToken);
                stored = await BeginAnewAsync(stored, hold.Place, cancellationToken);
            }
            else
            {
                hold = HoldAt(stored.Place);
            }

            return Open(watcher, stored.Place, hold, closed => subscriptions.Close(id, closed));
        }
        catch
        {
            hold?.Dispose();
            subscriptions.Close(id, watcher);
            watcher.Dispose();
            throw;
        }
    }

    private FeedStream Open(
        FeedWatcher watcher,
        FeedPlace place,
        SnapshotHolds.Hold? hold,
        Action<FeedWatcher> close,
        bool isAtBeginning = false
    )
    {
        // Before anything is read: what is committed after the first read wakes it.
        audience.Add(watcher);
        metrics.Opened();
        var stream = new FeedStream(
            watcher,
            hold?.Place ?? place,
            isAtBeginning,
            hold,
            closed =>
            {
                audience.Remove(closed);
                close(closed);
                metrics.Closed();
            }
        );
        if (isAtBeginning || stream.Place.Position >= changes.CompactedTo)
        {
            return stream;
        }

        stream.Dispose();
        throw FeedRefusals.PositionCompacted(changes.CompactedTo);
    }

    /// <summary>Of all that anybody has read by now, though it may not be told yet.</summary>
    private async ValueTask<SnapshotHolds.Hold> BeginSnapshotAsync(CancellationToken cancellationToken) =>
        holds.Take(new FeedPlace(await changes.ReadHeadAsync(cancellationToken), AfterAccount: 0));

    private SnapshotHolds.Hold? HoldAt(FeedPlace place) => place.IsInSnapshot ? holds.Take(place) : null;

    /// <summary>
    /// With a new snapshot the subscription begins anew at its position: what was before is in it. Stored, so that what is
    /// acknowledged of the snapshot counts, and that it goes on in the next stream.
    /// </summary>
    private Task<SubscriptionRecord> BeginAnewAsync(
        SubscriptionRecord subscription,
        FeedPlace place,
        CancellationToken cancellationToken
    ) =>
        store.WriteAsync(
            session =>
            {
                var begun = FindAgain(session, subscription) with { Place = place, AcknowledgeTime = time.Now() };
                session.Feed.Save(begun);
                return begun;
            },
            WhenFull.Refuse,
            cancellationToken
        );

    private SubscriptionRecord FindAgain(IReadSession session, SubscriptionRecord seen)
    {
        var id = seen.SubscriptionId;
        var stored = SubscriptionViews.FindOrRefuse(session, id);
        if (stored.CreateTime != seen.CreateTime)
        {
            throw FeedRefusals.Subscription(Reason.SubscriptionNotFound, id);
        }

        return views.IsLost(stored) ? throw FeedRefusals.Subscription(Reason.SubscriptionLost, id) : stored;
    }
}
