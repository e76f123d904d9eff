using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private Recorder _recorder = null!;
    private string[] _accounts = [];

    private AccountSyncService.AccountSyncServiceClient Client => FeedReader.ClientOf(_service);

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartWithWorldAsync();
        _recorder = new Recorder(_service);
        _accounts = await _recorder.MigrateAsync(3);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Created_StandsWhereItBegins_WithWhatItHasBeforeIt()
    {
        var fromBeginning = await CreateAsync("all", WatchStart.Beginning);
        var fromNow = await CreateAsync("new", WatchStart.Now);
        var filtered = await CreateAsync("some", WatchStart.Beginning, _accounts[1], _accounts[0], "unknown");

        (fromBeginning.AcknowledgedPosition, fromBeginning.Distance).ShouldBe((0, 3));
        (fromNow.AcknowledgedPosition, fromNow.Distance).ShouldBe((3, 0));
        (filtered.AcknowledgedPosition, filtered.Distance).ShouldBe((0, 2));
        fromBeginning.State.ShouldBe(SubscriptionState.Active);
        fromBeginning.OldestUnacknowledgedTime.ShouldNotBeNull();
        fromNow.OldestUnacknowledgedTime.ShouldBeNull();
        filtered.PublisherIds.ShouldBe([_accounts[0], _accounts[1], "unknown"]);
        (fromBeginning.Connected, fromBeginning.AcknowledgeTime).ShouldBe((false, null));
    }

    [Fact]
    public async Task CreatedAgain_AnswersThePresentOne_UnlessFilterOrStartDiffer()
    {
        var first = await CreateAsync("again", WatchStart.Now, _accounts[0], _accounts[1]);
        await _recorder.RecordAsync(_accounts, 3);

        var second = await CreateAsync("again", WatchStart.Now, _accounts[1], _accounts[0]);
        var otherFilter = () => CreateAsync("again", WatchStart.Now, _accounts[0]);
        var otherStart = () => CreateAsync("again", WatchStart.Beginning, _accounts[0], _accounts[1]);

        second.CreateTime.ShouldBe(first.CreateTime);
        (second.AcknowledgedPosition, second.Distance).ShouldBe((first.AcknowledgedPosition, 2));
        (await Refusal.OfAsync(ErrorReason.SubscriptionAlreadyExists, otherFilter))
            .Words["subscriptionId"]
            .ShouldBe("again");
        await Refusal.OfAsync(ErrorReason.SubscriptionAlreadyExists, otherStart);
    }

    [Fact]
    public async Task Created_AtAToken_BeginsThere()
    {
        await _recorder.RecordAsync(_accounts, 600);
        using var reader = FeedReader.From(_service, WatchStart.Beginning);
        await reader.BookmarkAsync();
        var seen = (await reader.NextAsync()).Changes[^1].Position;
        var request = new CreateSubscriptionRequest { SubscriptionId = "there", ResumeToken = reader.Token };
        var wrongFilter = new CreateSubscriptionRequest(request) { PublisherIds = { _accounts[0] } };

        await Refusal.OfAsync(
            ErrorReason.ResumeTokenInvalid,
            async () => await Client.CreateSubscriptionAsync(wrongFilter, _service.Portal.Options)
        );
        await Client.CreateSubscriptionAsync(request, _service.Portal.Options);

        using var subscribed = FeedReader.Of(_service, "there");
        (await subscribed.BookmarkAsync()).Position.ShouldBe(seen);
        (await subscribed.NextAsync()).Changes[0].Position.ShouldBe(seen + 1);
    }

    [Fact]
    public async Task Acknowledged_MovesOnAndNeverBack_AndTheNextStreamBeginsThere()
    {
        await CreateAsync("consumer", WatchStart.Beginning);
        await _recorder.RecordAsync(_accounts, 1_000);
        using var reader = FeedReader.Of(_service, "consumer");
        await reader.BookmarkAsync();
        var tokens = new List<(string Token, long Position)>();
        while (tokens.Count < 2)
        {
            var message = await reader.NextAsync();
            tokens.Add((message.ResumeToken, message.Changes[^1].Position));
        }

        var second = await AcknowledgeAsync("consumer", tokens[1].Token);
        var first = await AcknowledgeAsync("consumer", tokens[0].Token);

        second.AcknowledgedPosition.ShouldBe(tokens[1].Position);
        second.AcknowledgedToken.ShouldBe(tokens[1].Token);
        second.Distance.ShouldBe(1_003 - tokens[1].Position);
        second.Connected.ShouldBeTrue();
        first.ShouldBe(second);
        await _service.RestartAsync();
        (await GetAsync("consumer")).AcknowledgedPosition.ShouldBe(tokens[1].Position);
        using var next = FeedReader.Of(_service, "consumer");
        await next.BookmarkAsync();
        (await next.NextAsync()).Changes[0].Position.ShouldBe(tokens[1].Position + 1);
    }

    [Fact]
    public async Task Acknowledged_WithWhatIsNotItsOwn_IsRefused()
    {
        await CreateAsync("strict", WatchStart.Beginning, _accounts[0]);
        using var another = FeedReader.From(_service, WatchStart.Now);
        await another.BookmarkAsync();
        await using var elsewhere = await RunningService.StartWithWorldAsync();
        using var theirs = FeedReader.From(elsewhere, WatchStart.Now, _accounts[0]);
        await theirs.BookmarkAsync();

        await Refusal.OfAsync(ErrorReason.ResumeTokenInvalid, () => AcknowledgeAsync("strict", another.Token));
        await Refusal.OfAsync(ErrorReason.ResumeTokenInvalid, () => AcknowledgeAsync("strict", "nonsense"));
        await Refusal.OfAsync(ErrorReason.FeedRestored, () => AcknowledgeAsync("strict", theirs.Token));
        await Refusal.OfAsync(ErrorReason.SubscriptionNotFound, () => AcknowledgeAsync("unknown", another.Token));
    }

    [Fact]
    public async Task SecondStream_EndsTheFirst()
    {
        await CreateAsync("one-at-a-time", WatchStart.Now);
        using var first = FeedReader.Of(_service, "one-at-a-time");
        await first.BookmarkAsync();
        using var second = FeedReader.Of(_service, "one-at-a-time");
        await second.BookmarkAsync();

        (await Refusal.OfAsync(ErrorReason.SubscriptionTakenOver, first.NextAsync))
            .Words["subscriptionId"]
            .ShouldBe("one-at-a-time");

        await _recorder.RecordAsync(_accounts, 1);
        (await second.ChangesAsync(1)).Single().Position.ShouldBe(4);
        (await GetAsync("one-at-a-time")).Connected.ShouldBeTrue();
        second.Dispose();
        await Eventually.BecomeAsync(() => GetAsync("one-at-a-time"), subscription => !subscription.Connected);
    }

    [Fact]
    public async Task Deleted_EndsItsStream_AndIsNoMore()
    {
        await CreateAsync("gone", WatchStart.Now);
        using var reader = FeedReader.Of(_service, "gone");
        await reader.BookmarkAsync();

        await DeleteAsync("gone");

        await Refusal.OfAsync(ErrorReason.SubscriptionNotFound, reader.NextAsync);
        await Refusal.OfAsync(ErrorReason.SubscriptionNotFound, () => GetAsync("gone"));
        await Refusal.OfAsync(ErrorReason.SubscriptionNotFound, () => DeleteAsync("gone"));
        using var late = FeedReader.Of(_service, "gone");
        await Refusal.OfAsync(ErrorReason.SubscriptionNotFound, late.NextAsync);
    }

    [Fact]
    public async Task Snapshot_OfASubscription_GoesOnWhereItWasAcknowledged()
    {
        var accounts = await _recorder.MigrateAsync(120, "many");
        await CreateAsync("rosters", WatchStart.Now);
        using var reader = new FeedReader(
            _service,
            new WatchChangesRequest { SubscriptionId = "rosters", IncludeSnapshot = true }
        );
        await reader.BookmarkAsync();
        var first = (await reader.NextAsync()).Rosters;
        await AcknowledgeAsync("rosters", reader.Token);
        await _recorder.RecordAsync(accounts, 240);

        using var next = FeedReader.Of(_service, "rosters");
        await next.BookmarkAsync();
        var rest = (await next.NextAsync()).Rosters;
        await next.BookmarkAsync(FeedBookmarkKind.SnapshotComplete);
        var changes = await next.ChangesAsync(240);

        first
            .Concat(rest)
            .Select(roster => roster.PublisherId)
            .ShouldBe([.. _accounts, .. accounts], ignoreOrder: false);
        rest.ShouldAllBe(roster => roster.Sequence == 1);
        changes.Count.ShouldBe(240);
    }

    [Fact]
    public async Task OfAnotherHistory_ItIsLost_AndPlacesOfThatHistoryAreRefused()
    {
        await CreateAsync("old", WatchStart.Beginning, _accounts[0]);
        using (var reader = FeedReader.Of(_service, "old"))
        {
            await reader.BookmarkAsync();
            await AcknowledgeAsync("old", reader.Token);
        }

        var before = await GetAsync("old");
        var firstPage = await ListAsync(pageToken: string.Empty);
        await _service.RestartAsync("--Database:RestoredAs=the backup of yesterday");

        var after = await GetAsync("old");
        (before.State, after.State).ShouldBe((SubscriptionState.Active, SubscriptionState.Lost));
        (after.AcknowledgedToken, after.Distance).ShouldBe((before.AcknowledgedToken, 0));
        await Refusal.OfAsync(ErrorReason.SubscriptionLost, () => AcknowledgeAsync("old", before.AcknowledgedToken));
        using var subscribed = FeedReader.Of(_service, "old");
        await Refusal.OfAsync(ErrorReason.SubscriptionLost, subscribed.NextAsync);
        using var resumed = FeedReader.After(_service, before.AcknowledgedToken, _accounts[0]);
        var refused = await Refusal.OfAsync(ErrorReason.FeedRestored, resumed.NextAsync);
        refused.Words["givenFeedId"].ShouldBe(firstPage.FeedId);
        await Refusal.OfAsync(ErrorReason.FeedRestored, () => ListAsync(firstPage.NextPageToken));

        // Deleted and created anew it follows this history.
        await DeleteAsync("old");
        (await CreateAsync("old", WatchStart.Now, _accounts[0])).State.ShouldBe(SubscriptionState.Active);
    }

    [Fact]
    public async Task Listed_ById_PageByPage()
    {
        foreach (var id in (string[])["c", "a", "e", "b", "d"])
        {
            await CreateAsync(id, WatchStart.Now);
        }

        var request = new ListSubscriptionsRequest { PageSize = 2 };
        var seen = new List<string>();
        do
        {
            var page = await Client.ListSubscriptionsAsync(request, _service.Portal.Options);
            seen.AddRange(page.Subscriptions.Select(subscription => subscription.SubscriptionId));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        seen.ShouldBe(["a", "b", "c", "d", "e"]);
        request.PageToken = "nonsense";
        await Refusal.OfAsync(
            ErrorReason.PageTokenInvalid,
            async () => await Client.ListSubscriptionsAsync(request, _service.Portal.Options)
        );
    }

    [Fact]
    public async Task Shape_IsJudged()
    {
        (CreateSubscriptionRequest Request, string Field)[] faulty =
        [
            (new() { SubscriptionId = "Upper", From = WatchStart.Now }, "subscription_id"),
            (new() { From = WatchStart.Now }, "subscription_id"),
            (new() { SubscriptionId = "fine" }, "start"),
            (
                new()
                {
                    SubscriptionId = "fine",
                    From = WatchStart.Now,
                    PublisherIds = { "" },
                },
                "publisher_ids"
            ),
        ];
        foreach (var (request, field) in faulty)
        {
            var refused = await Refusal.OfAsync(
                ErrorReason.RequestInvalid,
                async () => await Client.CreateSubscriptionAsync(request, _service.Portal.Options)
            );
            refused.Words["fields"].ShouldBe($"[\"{field}\"]");
        }
    }

    /// <summary>Changes of the first account, one a page.</summary>
    private async Task<ListChangesResponse> ListAsync(string pageToken)
    {
        if (pageToken.Length == 0)
        {
            await _recorder.RecordAsync([_accounts[0]], 2);
        }

        var request = new ListChangesRequest
        {
            PublisherId = _accounts[0],
            PageSize = 1,
            PageToken = pageToken,
        };
        return await Client.ListChangesAsync(request, _service.Portal.Options);
    }

    private async Task<Subscription> CreateAsync(string id, WatchStart start, params string[] publisherIds)
    {
        var request = new CreateSubscriptionRequest
        {
            SubscriptionId = id,
            From = start,
            PublisherIds = { publisherIds },
        };
        return (await Client.CreateSubscriptionAsync(request, _service.Portal.Options)).Subscription;
    }

    private async Task<Subscription> GetAsync(string id) =>
        (await Client.GetSubscriptionAsync(new() { SubscriptionId = id }, _service.Portal.Options)).Subscription;

    private async Task DeleteAsync(string id) =>
        await Client.DeleteSubscriptionAsync(new() { SubscriptionId = id }, _service.Portal.Options);

    private async Task<Subscription> AcknowledgeAsync(string id, string token)
    {
        var request = new AcknowledgeChangesRequest { SubscriptionId = id, ResumeToken = token };
        return (await Client.AcknowledgeChangesAsync(request, _service.Portal.Options)).Subscription;
    }
}
