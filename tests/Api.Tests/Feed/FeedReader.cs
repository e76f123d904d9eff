using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

/// <summary>Reads one stream of changes and checks of every message what holds of all.</summary>
internal sealed class FeedReader : IDisposable
{
    private readonly AsyncServerStreamingCall<WatchChangesResponse> _call;

    public FeedReader(RunningService service, WatchChangesRequest request) =>
        _call = ClientOf(service).WatchChanges(request, service.Portal.Options);

    /// <summary>Of the message that was read last.</summary>
    public string Token { get; private set; } = string.Empty;

    public static AccountSyncService.AccountSyncServiceClient ClientOf(RunningService service) => new(service.Channel);

    public static FeedReader From(RunningService service, WatchStart start, params string[] publisherIds) =>
        new(service, new WatchChangesRequest { From = start, PublisherIds = { publisherIds } });

    public static FeedReader After(RunningService service, string token, params string[] publisherIds) =>
        new(service, new WatchChangesRequest { ResumeToken = token, PublisherIds = { publisherIds } });

    public static FeedReader Of(RunningService service, string subscriptionId) =>
        new(service, new WatchChangesRequest { SubscriptionId = subscriptionId });

    public async Task<WatchChangesResponse> NextAsync()
    {
        (await _call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        var message = _call.ResponseStream.Current;
        Guid.TryParseExact(message.FeedId, "D", out _).ShouldBeTrue();
        message.ResumeToken.ShouldNotBeEmpty();
        var parts = (message.Changes.Count > 0 ? 1 : 0) + (message.Rosters.Count > 0 ? 1 : 0);
        (parts + (message.Bookmark is null ? 0 : 1)).ShouldBe(1, "changes, or rosters, or a bookmark");
        Token = message.ResumeToken;
        return message;
    }

    public async Task<FeedBookmark> BookmarkAsync(FeedBookmarkKind kind = FeedBookmarkKind.Progress)
    {
        var bookmark = (await NextAsync()).Bookmark;
        bookmark.ShouldNotBeNull();
        bookmark.Kind.ShouldBe(kind);
        return bookmark;
    }

    /// <summary>Reads on until a bookmark says so.</summary>
    public async Task<FeedBookmark> BookmarkAsync(Func<FeedBookmark, bool> says)
    {
        while (true)
        {
            if ((await NextAsync()).Bookmark is { } bookmark && says(bookmark))
            {
                return bookmark;
            }
        }
    }

    /// <summary>So many changes, without the bookmarks between them.</summary>
    public async Task<List<Change>> ChangesAsync(int count)
    {
        var changes = new List<Change>();
        while (changes.Count < count)
        {
            changes.AddRange((await NextAsync()).Changes);
        }

        return changes;
    }

    /// <summary>All messages through the one that has the change at a position.</summary>
    public async Task<List<WatchChangesResponse>> MessagesThroughAsync(long position)
    {
        var messages = new List<WatchChangesResponse>();
        do
        {
            messages.Add(await NextAsync());
        } while (!messages[^1].Changes.Any(change => change.Position == position));

        return messages;
    }

    public void Dispose() => _call.Dispose();
}
