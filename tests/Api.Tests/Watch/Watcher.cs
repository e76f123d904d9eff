using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Watch;

/// <summary>Reads one stream of transitions.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly AsyncServerStreamingCall<WatchMigrationsResponse> _call;

    private Watcher(Portal portal, WatchMigrationsRequest request) =>
        _call = portal.Migrations.WatchMigrations(request, portal.Options);

    /// <summary>Of the message that was read last.</summary>
    public string Token { get; private set; } = string.Empty;

    public static Watcher From(Portal portal, WatchStart start, MigrationFilter? filter = null) =>
        new(portal, new WatchMigrationsRequest { From = start, Filter = filter });

    public static Watcher After(Portal portal, string token, MigrationFilter? filter = null) =>
        new(portal, new WatchMigrationsRequest { ResumeToken = token, Filter = filter });

    public async Task<WatchMigrationsResponse> NextAsync()
    {
        (await _call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        Token = _call.ResponseStream.Current.ResumeToken;
        Token.ShouldNotBeEmpty();
        return _call.ResponseStream.Current;
    }

    public async Task BookmarkAsync() =>
        (await NextAsync()).EventCase.ShouldBe(WatchMigrationsResponse.EventOneofCase.Bookmark);

    /// <summary>So many transitions, without the bookmarks between them.</summary>
    public async Task<List<MigrationEvent>> TransitionsAsync(int count)
    {
        var read = new List<MigrationEvent>();
        while (read.Count < count)
        {
            if ((await NextAsync()).Transition is { } transition)
            {
                read.Add(transition);
            }
        }

        return read;
    }

    public void Dispose() => _call.Dispose();
}
