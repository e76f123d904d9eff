using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>One stream of the model's feed.</summary>
internal sealed class ModelStream(ModelFeed feed, WatchChangesRequest request)
{
    private const int ChangesOfAMessage = 7;
    private ModelPlace _place = ModelPlace.Of(request);
    private bool _isOpen;

    /// <summary>What is new since the last look.</summary>
    public IEnumerable<WatchChangesResponse> Next()
    {
        if (!_isOpen)
        {
            _isOpen = true;
            yield return Bookmark();
            _place = Misplaced(_place);
        }

        if (_place.Rosters != ModelPlace.NoSnapshot)
        {
            foreach (var message in Snapshot())
            {
                yield return message;
            }
        }

        var isNews = false;
        foreach (var some in feed.After(_place.Position).Where(LetsThrough).Chunk(ChangesOfAMessage))
        {
            if (feed.Fault == Fault.BookmarksTooFar)
            {
                yield return Bookmark(some[^1].Position);
            }

            isNews = true;
            _place = _place with { Position = some[^1].Position };
            yield return Message(message => message.Changes.Add(some));
        }

        if (isNews)
        {
            yield return Bookmark();
        }
    }

    /// <summary>The model sends a snapshot whole or begins it anew: its rosters are all of one position.</summary>
    private IEnumerable<WatchChangesResponse> Snapshot()
    {
        var (position, rosters) = feed.Snapshot();
        _place = new ModelPlace(position, 0);
        yield return Message(message => message.Rosters.Add(rosters), new ModelPlace(position, ModelPlace.NoSnapshot));
        _place = new ModelPlace(position, ModelPlace.NoSnapshot);
        yield return Message(message =>
            message.Bookmark = new FeedBookmark { Position = position, Kind = FeedBookmarkKind.SnapshotComplete }
        );
        if (feed.Fault == Fault.RepeatsTheSnapshot)
        {
            _place = _place with { Position = position - 3 };
        }
    }

    /// <summary>Where a stream of this fault resumes.</summary>
    private ModelPlace Misplaced(ModelPlace place) =>
        (feed.Fault, request.ResumeToken.Length > 0) switch
        {
            (Fault.SkipsOnResume, true) => place with { Position = place.Position + 3 },
            (Fault.RepeatsOnResume, true) => place with { Position = place.Position - 3 },
            _ => place,
        };

    private bool LetsThrough(Change change) =>
        request.PublisherIds.Count == 0 || request.PublisherIds.Contains(change.PublisherId);

    private WatchChangesResponse Bookmark(long? position = null) =>
        Message(message =>
            message.Bookmark = new FeedBookmark
            {
                Position = position ?? _place.Position,
                Kind = FeedBookmarkKind.Progress,
            }
        );

    private WatchChangesResponse Message(Action<WatchChangesResponse> content, ModelPlace? place = null)
    {
        var message = new WatchChangesResponse { ResumeToken = (place ?? _place).Token, FeedId = ModelFeed.FeedId };
        content(message);
        return message;
    }
}
