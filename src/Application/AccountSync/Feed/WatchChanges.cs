using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// Every recorded change that the filter lets through, once, in order, without a gap, with bookmarks; if wanted after the
/// accounts as they are. Never ends by itself.
/// </summary>
public sealed record WatchChanges(
    FeedStart Start,
    string ResumeToken,
    string SubscriptionId,
    IReadOnlyList<string> PublisherIds,
    bool IncludeSnapshot
) : IStreamRequest<FeedMessage>;

internal sealed class WatchChangesHandler(
    FeedStreams streams,
    IStore store,
    IChangeFeedReader changes,
    FeedTail tail,
    FeedMetrics metrics,
    TimeProvider time
) : IStreamRequestHandler<WatchChanges, FeedMessage>
{
    /// <summary>Measured: larger pages are no faster, and this much is kept for each stream whose reader is slow.</summary>
    private static readonly FeedLimits Page = new(Changes: 500, Bytes: 64 * 1024);

    private static readonly RosterLimits RosterPage = new(Accounts: 100, Members: 1_000);

    public async IAsyncEnumerable<FeedMessage> Handle(
        WatchChanges request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var validated = await new WatchChangesValidator().ValidateAsync(request, cancellationToken);
        if (!validated.IsValid)
        {
            throw new ValidationException(validated.Errors);
        }

        using var stream = await streams.OpenAsync(request, cancellationToken);
        yield return Bookmark(stream);
        while (stream.Place.IsInSnapshot)
        {
            yield return await NextRostersAsync(stream, cancellationToken);
        }

        while (true)
        {
            var page = await ReadAsync(stream, cancellationToken);
            // Looked at before the page is given out, so that an idle stream does not keep it.
            var isLast = page.IsLast;
            if (page.Count > 0)
            {
                metrics.Sent(page.Count);
                yield return MessageAt(stream, FeedBookmarkKind.None, page);
            }

            if (stream.Watcher.IsBookmarkDue)
            {
                yield return Bookmark(stream);
            }

            if (!isLast)
            {
                continue;
            }

            stream.ReleaseHold();
            while (!TryMoveOn(stream))
            {
                if (stream.Watcher.IsBookmarkDue)
                {
                    yield return Bookmark(stream);
                }

                await stream.Watcher.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>The next accounts of the snapshot, or that it is complete.</summary>
    private async ValueTask<FeedMessage> NextRostersAsync(FeedStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            stream.Watcher.ThrowIfEnded();
            var place = stream.Place;
            var page = await store.ReadAsync(
                session =>
                    session.ReadRosters(
                        place.Position,
                        place.AfterAccount!.Value,
                        stream.Filter.Publishers,
                        RosterPage
                    ),
                cancellationToken
            );
            if (!page.IsWhole || changes.CompactedTo > place.Position)
            {
                throw FeedRefusals.PositionCompacted(changes.CompactedTo);
            }

            if (page.Rosters.Count > 0)
            {
                stream.MoveTo(place with { AfterAccount = page.LastAccount });
                return MessageAt(stream, FeedBookmarkKind.None, rosters: page.Rosters);
            }

            if (page.IsLast)
            {
                stream.MoveTo(new FeedPlace(place.Position));
                stream.Watcher.BookmarkSent();
                return MessageAt(stream, FeedBookmarkKind.SnapshotComplete);
            }

            stream.MoveTo(place with { AfterAccount = page.LastAccount });
            if (stream.Watcher.IsBookmarkDue)
            {
                return Bookmark(stream);
            }
        }
    }

    private async ValueTask<FeedPage> ReadAsync(FeedStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            stream.Watcher.ThrowIfEnded();
            var position = stream.Place.Position;
            var page = await changes.ReadAsync(position, stream.Filter.Publishers, Page, cancellationToken);
            // After the read: what is compacted is passed over, and that it is said before it is done.
            var compactedTo = changes.CompactedTo;
            if (compactedTo <= position)
            {
                // A token beyond the head would be refused, so none is given out.
                await changes.HeadAtLeastAsync(page.CompleteTo, cancellationToken);
                stream.Read(new FeedPlace(page.CompleteTo));
                return page;
            }

            if (!stream.IsAtBeginning)
            {
                throw FeedRefusals.PositionCompacted(compactedTo);
            }

            stream.MoveTo(new FeedPlace(compactedTo));
        }
    }

    /// <summary>
    /// Whether there is something to read; where there is not, an idle stream moves past what does not concern it.
    /// </summary>
    private bool TryMoveOn(FeedStream stream)
    {
        stream.Watcher.ThrowIfEnded();
        // Before the look whether it was told something: see Dispatched. And never a token beyond the head.
        var dispatched = Math.Min(tail.Dispatched, changes.Head);
        var concern = stream.Watcher.TakeConcern();
        var position = stream.Place.Position;
        // What lies before the first change that concerns it does not.
        stream.MoveTo(new FeedPlace(Math.Max(position, concern == 0 ? dispatched : concern - 1)));
        return concern != 0;
    }

    private FeedMessage Bookmark(FeedStream stream)
    {
        stream.Watcher.BookmarkSent();
        return MessageAt(stream, FeedBookmarkKind.Progress);
    }

    private FeedMessage MessageAt(
        FeedStream stream,
        FeedBookmarkKind bookmark,
        FeedPage? page = null,
        IReadOnlyList<Domain.AccountSync.AccountRoster>? rosters = null
    ) =>
        new(
            page?.Encoded ?? ReadOnlyMemory<byte>.Empty,
            page?.Count ?? 0,
            rosters ?? [],
            bookmark,
            stream.Place,
            time.Now(),
            FeedToken.Issue(store.FeedId, stream.Filter, stream.Place),
            store.FeedId
        );
}
