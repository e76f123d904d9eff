using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

public sealed class WatchChangesTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private Recorder _recorder = null!;
    private string[] _accounts = [];

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartWithWorldAsync();
        _recorder = new Recorder(_service);
        _accounts = await _recorder.MigrateAsync(3);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task FromBeginning_SendsEveryChangeOnceInOrder_AfterABookmark()
    {
        await _recorder.RecordAsync(_accounts, 2_000);
        using var reader = FeedReader.From(_service, WatchStart.Beginning);

        (await reader.BookmarkAsync()).Position.ShouldBe(0);
        var seen = await reader.ChangesAsync(2_003);
        seen.AddRange(await LaterAsync(reader, 1));

        seen.Select(change => change.Position).ShouldBe(Enumerable.Range(1, 2_004).Select(position => (long)position));
        foreach (var account in _accounts)
        {
            var ofAccount = seen.Where(change => string.Equals(change.PublisherId, account, StringComparison.Ordinal));
            ofAccount.ShouldBe(await ListAsync(account));
        }
    }

    [Fact]
    public async Task FromNow_SendsWhatComesAfterTheBookmark()
    {
        using var reader = FeedReader.From(_service, WatchStart.Now);
        (await reader.BookmarkAsync()).Position.ShouldBe(3);

        (await LaterAsync(reader, 5)).Select(change => change.Position).ShouldBe([4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task Filter_LetsItsAccountsThroughAlone_BeforeAndAfterTheHead()
    {
        await _recorder.RecordAsync(_accounts, 300);
        using var reader = FeedReader.From(_service, WatchStart.Beginning, _accounts[1], "not-migrated-yet");
        await reader.BookmarkAsync();

        var seen = await reader.ChangesAsync(101);
        await _recorder.RecordAsync([_accounts[0], _accounts[2]], 50);
        await _recorder.RecordAsync([_accounts[1]], 2);
        seen.AddRange(await reader.ChangesAsync(2));

        seen.ShouldBe(await ListAsync(_accounts[1]));
    }

    [Fact]
    public async Task Filter_OfAnAccountThatIsCutOverLater_SendsItsFirstChange()
    {
        using var reader = FeedReader.From(_service, WatchStart.Now, "later-1");
        await reader.BookmarkAsync();

        await _recorder.MigrateAsync(1, "later");

        (await reader.ChangesAsync(1)).Single().AccountMigrated.ShouldNotBeNull();
    }

    [Fact]
    public async Task TwoReadersAtOnce_SeeTheSame()
    {
        using var first = FeedReader.From(_service, WatchStart.Beginning);
        using var second = FeedReader.From(_service, WatchStart.Beginning);

        var recording = _recorder.RecordAsync(_accounts, 3_000, perTransaction: 20);
        var seen = await Task.WhenAll(first.ChangesAsync(3_003), second.ChangesAsync(3_003));
        await recording;

        seen[0]
            .Select(change => change.Position)
            .ShouldBe(Enumerable.Range(1, 3_003).Select(position => (long)position));
        seen[1].ShouldBe(seen[0]);
    }

    [Fact]
    public async Task Bookmarks_MovePastWhatTheFilterLeavesOut_AndTheirTokensResumeThere()
    {
        await using var service = await RunningService.StartWithWorldAsync(configure: builder =>
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new QuickTimers()))
        );
        var recorder = new Recorder(service);
        var accounts = await recorder.MigrateAsync(2);
        using var reader = FeedReader.From(service, WatchStart.Now, accounts[0]);
        await reader.BookmarkAsync();

        var last = (await recorder.RecordAsync([accounts[1]], 700))[^1];
        await reader.BookmarkAsync(bookmark => bookmark.Position >= last);
        await recorder.RecordAsync([accounts[0]], 1);

        using var resumed = FeedReader.After(service, reader.Token, accounts[0]);
        (await resumed.BookmarkAsync()).Position.ShouldBe(last);
        (await resumed.ChangesAsync(1)).Single().Position.ShouldBe(last + 1);
        (await reader.ChangesAsync(1)).Single().Position.ShouldBe(last + 1);
    }

    [Fact]
    public async Task Tokens_HoldForTheirOwnFilterAlone_AndNotBeyondTheHead()
    {
        using var reader = FeedReader.From(_service, WatchStart.Now, _accounts[0], _accounts[1]);
        await reader.BookmarkAsync();
        await using var further = await RunningService.StartWithWorldAsync();

        FeedReader[] refused =
        [
            FeedReader.After(_service, reader.Token),
            FeedReader.After(_service, reader.Token, _accounts[0]),
            FeedReader.After(_service, reader.Token + "AA", _accounts[0], _accounts[1]),
            FeedReader.After(_service, "nonsense!", _accounts[0], _accounts[1]),
            FeedReader.After(_service, string.Empty, _accounts[0], _accounts[1]),
        ];
        foreach (var one in refused)
        {
            using (one)
            {
                await Refusal.OfAsync(ErrorReason.ResumeTokenInvalid, one.NextAsync);
            }
        }

        using var sameInAnotherOrder = FeedReader.After(
            _service,
            reader.Token,
            _accounts[1],
            _accounts[0],
            _accounts[1]
        );
        await sameInAnotherOrder.BookmarkAsync();
    }

    [Fact]
    public async Task TokenOfAnotherHistory_IsToldAsSuch()
    {
        await using var other = await RunningService.StartWithWorldAsync();
        using var reader = FeedReader.From(other, WatchStart.Now);
        var theirs = (await reader.NextAsync()).FeedId;
        using var resumed = FeedReader.After(_service, reader.Token);

        var refused = await Refusal.OfAsync(ErrorReason.FeedRestored, resumed.NextAsync);

        refused.Words["givenFeedId"].ShouldBe(theirs);
        refused.Words["feedId"].ShouldNotBe(theirs);
    }

    [Fact]
    public async Task Shape_IsJudgedBeforeAnythingElse()
    {
        (WatchChangesRequest Request, string Field)[] faulty =
        [
            (new(), "start"),
            (new() { From = WatchStart.Unspecified }, "start"),
            (new() { From = WatchStart.Now, PublisherIds = { "No Such" } }, "publisher_ids"),
            (
                new()
                {
                    From = WatchStart.Now,
                    PublisherIds = { Enumerable.Range(0, 1_001).Select(number => $"a{number}") },
                },
                "publisher_ids"
            ),
            (new() { SubscriptionId = "none", PublisherIds = { "one" } }, "publisher_ids"),
            (new() { SubscriptionId = "" }, "subscription_id"),
        ];
        foreach (var (request, field) in faulty)
        {
            using var reader = new FeedReader(_service, request);
            var refused = await Refusal.OfAsync(ErrorReason.RequestInvalid, reader.NextAsync);
            refused.Words["fields"].ShouldBe($"[\"{field}\"]");
        }
    }

    [Fact]
    public async Task Stop_EndsTheStreamWithABookmark_AndItsTokenResumesAfterTheRestart()
    {
        using var reader = FeedReader.From(_service, WatchStart.Beginning);
        await reader.BookmarkAsync();
        await reader.ChangesAsync(3);
        var stopping = _service.StopAsync();

        (await reader.BookmarkAsync()).Position.ShouldBe(3);
        await Refusal.OfAsync(ErrorReason.ShuttingDown, reader.NextAsync);
        await stopping;

        await _service.RestartAsync();
        using var resumed = FeedReader.After(_service, reader.Token);
        await resumed.BookmarkAsync();
        (await LaterAsync(resumed, 1)).Single().Position.ShouldBe(4);
    }

    [Fact]
    public async Task Restart_LosesNothingAndRepeatsNothing()
    {
        var seen = new List<Change>();
        var token = string.Empty;
        using (var first = FeedReader.From(_service, WatchStart.Beginning))
        {
            await first.BookmarkAsync();
            token = first.Token;
        }

        for (var round = 0; round < 3; round++)
        {
            await _recorder.RecordAsync(_accounts, 1_000);
            using (var reader = FeedReader.After(_service, token))
            {
                await reader.BookmarkAsync();
                // Whole messages, and some changes left for the next round.
                var goal = round == 2 ? 3_003 : seen.Count + 400;
                while (seen.Count < goal)
                {
                    seen.AddRange(await reader.ChangesAsync(1));
                    token = reader.Token;
                }
            }

            await _service.RestartAsync();
        }

        seen.Select(change => change.Position).ShouldBe(Enumerable.Range(1, 3_003).Select(position => (long)position));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1_000)]
    [InlineData(long.MaxValue - 1)]
    [InlineData(long.MaxValue)]
    public async Task ListChanges_AfterTheLast_IsEmpty(long after)
    {
        await _recorder.RecordAsync([_accounts[0]], 1);

        var page = await FeedReader
            .ClientOf(_service)
            .ListChangesAsync(
                new ListChangesRequest { PublisherId = _accounts[0], AfterSequence = after },
                _service.Portal.Options
            );

        page.Changes.ShouldBeEmpty();
        page.NextPageToken.ShouldBeEmpty();
    }

    private async Task<List<Change>> LaterAsync(FeedReader reader, int count)
    {
        await _recorder.RecordAsync(_accounts, count);
        return await reader.ChangesAsync(count);
    }

    private async Task<List<Change>> ListAsync(string account)
    {
        var changes = new List<Change>();
        var request = new ListChangesRequest { PublisherId = account, PageSize = 1_000 };
        do
        {
            var page = await FeedReader.ClientOf(_service).ListChangesAsync(request, _service.Portal.Options);
            changes.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        return changes;
    }
}
