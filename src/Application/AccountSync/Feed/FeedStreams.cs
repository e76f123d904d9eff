using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Opens streams: judges where they begin, and has them woken from then on.</summary>
internal sealed class FeedStreams(
    IStore store,
    IChangeFeedReader changes,
    FeedAudience audience,
    SubscriptionStreams subscriptions,
    SnapshotHolds holds,
    FeedMetrics metrics,
    TimeProvider time,
    Microsoft.Extensions.Logging.ILogger<FeedStreams> logger
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
            FeedStart.Now => new FeedPlace(head),
            _ => FeedToken.Read(store.FeedId, filter, request.ResumeToken, head),
        };
        return Open(new FeedWatcher(filter, time), request, place, audience.Remove);
    }

    private async ValueTask<FeedStream> OpenSubscriptionAsync(WatchChanges request, CancellationToken cancellationToken)
    {
        var id = request.SubscriptionId;
        var seen = await FindAsync(id, cancellationToken);
        var watcher = new FeedWatcher(FeedFilter.Of(seen.PublisherIds), time);
        if (subscriptions.Open(id, watcher))
        {
            FeedLog.SubscriptionTakenOver(logger, id);
        }

        try
        {
            // Once more: whoever deletes it or moves it from now on finds this stream.
            var stored = await FindAsync(id, cancellationToken);
            if (stored.CreateTime != seen.CreateTime)
            {
                throw FeedRefusals.Subscription(Reason.SubscriptionNotFound, id);
            }

            if (stored.State == SubscriptionState.Lost || stored.FeedId != store.FeedId)
            {
                throw FeedRefusals.Subscription(Reason.SubscriptionLost, id);
            }

            return Open(
                watcher,
                request,
                stored.Place,
                leaving =>
                {
                    audience.Remove(leaving);
                    subscriptions.Close(id, leaving);
                }
            );
        }
        catch
        {
            subscriptions.Close(id, watcher);
            watcher.Dispose();
            throw;
        }
    }

    private FeedStream Open(FeedWatcher watcher, WatchChanges request, FeedPlace place, Action<FeedWatcher> leave)
    {
        SnapshotHolds.Hold? hold = null;
        if (request.IncludeSnapshot && request.Start != FeedStart.Token && !place.IsInSnapshot)
        {
            hold = holds.Take(changes.Head);
            place = new FeedPlace(hold.Position, AfterAccount: 0);
        }
        else if (place.IsInSnapshot)
        {
            hold = holds.Take(place.Position);
        }

        // Before anything is read: what is committed after the first read wakes it.
        audience.Add(watcher);
        metrics.Opened();
        var stream = new FeedStream(
            watcher,
            place,
            hold,
            closed =>
            {
                leave(closed.Watcher);
                metrics.Closed();
            }
        );
        if (place.Position >= changes.CompactedTo)
        {
            return stream;
        }

        stream.Dispose();
        throw FeedRefusals.PositionCompacted(changes.CompactedTo);
    }

    private async ValueTask<SubscriptionRecord> FindAsync(string id, CancellationToken cancellationToken) =>
        await store.ReadAsync(session => session.FindSubscription(id), cancellationToken)
        ?? throw FeedRefusals.Subscription(Reason.SubscriptionNotFound, id);
}
