using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using CompactFeed = PublisherMigration.Application.AccountSync.Feed.CompactFeed;

namespace PublisherMigration.Api.Tests.Feed;

public sealed class RetentionTests : IAsyncLifetime
{
    /// <summary>A portal that never answers: what is delivered is what a test says.</summary>
    private const string NobodyIsDelivered = "--LegacyPortal:Address=http://127.0.0.1:9";

    private readonly ShiftedTime _time = new();
    private RunningService _service = null!;
    private Recorder _recorder = null!;
    private string[] _accounts = [];

    private AccountSyncService.AccountSyncServiceClient Client => FeedReader.ClientOf(_service);

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartWithWorldAsync(
            [
                "--Feed:RetentionDays=2",
                "--Feed:RetentionChanges=5000",
                "--Feed:MaxRetainedChanges=8000",
                NobodyIsDelivered,
            ],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time))
        );
        _recorder = new Recorder(_service);
        _accounts = await _recorder.MigrateAsync(2);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Undelivered_Stays_HoweverOldAndMany()
    {
        await DeliveredAsync(upTo: 700);
        await _recorder.RecordAsync(_accounts, 6_000);
        _time.Advance(TimeSpan.FromDays(3));

        await CompactAsync();

        (await OldestAsync()).ShouldBe(701);
        (await StoredAsync()).ShouldBe((701, 6_002));
    }

    [Fact]
    public async Task UndeliveredOfOneAccount_StaysToo()
    {
        await DeliveredAsync(upTo: long.MaxValue, exceptionFrom: 300);
        await _recorder.RecordAsync(_accounts, 1_000);
        _time.Advance(TimeSpan.FromDays(3));

        await CompactAsync();

        (await StoredAsync()).ShouldBe((300, 1_002));
    }

    [Fact]
    public async Task Old_Goes_ButTheLastChange_AndTheNextOneComesAfterIt()
    {
        await DeliveredAsync();
        await _recorder.RecordAsync(_accounts, 4_000);
        _time.Advance(TimeSpan.FromDays(1));
        await CompactAsync();
        (await StoredAsync()).ShouldBe((1, 4_002));
        _time.Advance(TimeSpan.FromDays(1.5));

        await CompactAsync();
        (await StoredAsync()).ShouldBe((4_002, 4_002));
        await _service.RestartAsync();

        (await _recorder.RecordAsync(_accounts, 1)).ShouldBe([4_003]);
        (await OldestAsync()).ShouldBe(4_002);
    }

    [Fact]
    public async Task TooMany_Go_HoweverYoung()
    {
        await DeliveredAsync();
        await _recorder.RecordAsync(_accounts, 12_345);

        await CompactAsync();

        (await StoredAsync()).ShouldBe((12_347 - 5_000 + 1, 12_347));
    }

    [Fact]
    public async Task PlacesBeforeWhatIsKept_AreRefused_WithTheOldestThatIs()
    {
        await DeliveredAsync();
        using var early = FeedReader.From(_service, WatchStart.Now);
        await early.BookmarkAsync();
        await _recorder.RecordAsync(_accounts, 6_000);
        await CompactAsync();

        using var resumed = FeedReader.After(_service, early.Token);
        var refused = await Refusal.OfAsync(ErrorReason.PositionCompacted, resumed.NextAsync);
        var create = new CreateSubscriptionRequest { SubscriptionId = "late", ResumeToken = early.Token };
        await Refusal.OfAsync(
            ErrorReason.PositionCompacted,
            async () => await Client.CreateSubscriptionAsync(create, _service.Portal.Options)
        );

        refused.Words["oldestPosition"].ShouldBe("1003");
        using var fromBeginning = FeedReader.From(_service, WatchStart.Beginning);
        (await fromBeginning.BookmarkAsync()).Position.ShouldBe(1_002);
        (await fromBeginning.ChangesAsync(1))[0].Position.ShouldBe(1_003);
    }

    [Fact]
    public async Task RunningStream_ThatIsOvertaken_EndsAndSaysSo()
    {
        await DeliveredAsync();
        await _recorder.RecordAsync(_accounts, 4_000);
        using var slow = FeedReader.From(_service, WatchStart.Beginning);
        await slow.BookmarkAsync();
        var seen = await slow.ChangesAsync(1);
        await _recorder.RecordAsync(_accounts, 20_000);
        await CompactAsync();

        var refused = await Refusal.OfAsync(
            ErrorReason.PositionCompacted,
            async () =>
            {
                while (true)
                {
                    seen.AddRange(await slow.ChangesAsync(1));
                }
            }
        );

        // Nothing was passed over before it ended.
        seen.Select(change => change.Position).ShouldBe(1L.To(seen.Count));
        seen.Count.ShouldBeLessThan(24_002 - 5_000);
        refused.Words["oldestPosition"].ShouldBe("19003");
    }

    [Fact]
    public async Task ListChanges_BeforeWhatIsKept_NamesTheAccountsOldest()
    {
        await DeliveredAsync();
        await _recorder.RecordAsync(_accounts, 6_000);
        await CompactAsync();
        var account = _accounts[0];
        var kept = await FirstKeptAsync(account, from: 502);

        var refused = await Refusal.OfAsync(
            ErrorReason.PositionCompacted,
            async () => await ListAsync(account, after: kept - 2)
        );
        var page = await ListAsync(account, after: kept - 1);

        refused.Words["oldestSequence"].ShouldBe($"{kept}");
        refused.Words["oldestPosition"].ShouldBe("1003");
        page.Changes[0].Sequence.ShouldBe(kept);
        page.Changes.Count.ShouldBe(50);
    }

    [Fact]
    public async Task ListChanges_OfAnAccountOfWhichNothingIsKept_SaysSo_AndAfterItsLastNothing()
    {
        await DeliveredAsync();
        await _recorder.RecordAsync([_accounts[1]], 6_000);
        await CompactAsync();

        var refused = await Refusal.OfAsync(
            ErrorReason.PositionCompacted,
            async () => await ListAsync(_accounts[0], after: 0)
        );

        refused.Words["oldestSequence"].ShouldBe("2");
        (await ListAsync(_accounts[0], after: 1)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unacknowledged_IsKept_UntilItIsAcknowledged()
    {
        await DeliveredAsync();
        await Client.CreateSubscriptionAsync(
            new() { SubscriptionId = "slow", From = WatchStart.Beginning },
            _service.Portal.Options
        );
        await _recorder.RecordAsync(_accounts, 7_000);
        await CompactAsync();
        (await StoredAsync()).ShouldBe((1, 7_002));

        using var reader = FeedReader.Of(_service, "slow");
        await reader.BookmarkAsync();
        var first = (await reader.NextAsync()).Changes[^1].Position;
        await Client.AcknowledgeChangesAsync(
            new() { SubscriptionId = "slow", ResumeToken = reader.Token },
            _service.Portal.Options
        );
        await CompactAsync();

        (await StoredAsync()).ShouldBe((first + 1, 7_002));
        (await reader.ChangesAsync(1))[0].Position.ShouldBe(first + 1);
    }

    [Fact]
    public async Task SubscriptionBeyondTheCeiling_IsLost_AndItsStreamSaysSo()
    {
        await DeliveredAsync();
        await Client.CreateSubscriptionAsync(
            new()
            {
                SubscriptionId = "lost",
                From = WatchStart.Now,
                PublisherIds = { "somebody" },
            },
            _service.Portal.Options
        );
        using var reader = FeedReader.Of(_service, "lost");
        await reader.BookmarkAsync();
        await _recorder.RecordAsync(_accounts, 8_001);

        await CompactAsync();

        await Refusal.OfAsync(ErrorReason.SubscriptionLost, () => reader.BookmarkAsync(_ => false));
        var shown = await Client.GetSubscriptionAsync(new() { SubscriptionId = "lost" }, _service.Portal.Options);
        shown.Subscription.State.ShouldBe(SubscriptionState.Lost);
        using var late = FeedReader.Of(_service, "lost");
        await Refusal.OfAsync(ErrorReason.SubscriptionLost, late.NextAsync);
        await Refusal.OfAsync(
            ErrorReason.SubscriptionLost,
            async () =>
                await Client.AcknowledgeChangesAsync(
                    new() { SubscriptionId = "lost", ResumeToken = reader.Token },
                    _service.Portal.Options
                )
        );
        (await StoredAsync()).ShouldBe((8_003 - 5_000 + 1, 8_003));
    }

    [Fact]
    public async Task RunningSnapshot_KeepsWhatComesAfterIt_AndATokenOfAnEndedOneDoesNot()
    {
        await DeliveredAsync();
        var large = await _recorder.MigrateAsync(4, "large");
        await _recorder.AddMembersAsync(large, 3_000);
        using var reader = new FeedReader(
            _service,
            new WatchChangesRequest { From = WatchStart.Now, IncludeSnapshot = true }
        );
        await reader.BookmarkAsync();
        var token = reader.Token;
        const int Start = 2 + 4 + (4 * 3_000);
        await _recorder.RecordAsync(_accounts, 20_000);
        await CompactAsync();

        (await StoredAsync()).First.ShouldBeLessThanOrEqualTo(Start + 1);
        var rosters = new List<AccountRoster>();
        while (rosters.Count < 6)
        {
            rosters.AddRange((await reader.NextAsync()).Rosters);
        }

        (await reader.BookmarkAsync(bookmark => bookmark.Kind == FeedBookmarkKind.SnapshotComplete)).Position.ShouldBe(
            Start
        );
        rosters.Select(roster => roster.Members.Count).ShouldBe([1, 1, 3_001, 3_001, 3_001, 3_001]);
        var changes = await reader.ChangesAsync(20_000);
        changes.Select(change => change.Position).ShouldBe((Start + 1L).To(Start + 20_000));
        reader.Dispose();
        await Eventually.BecomeAsync(
            async () =>
            {
                await CompactAsync();
                return (await StoredAsync()).First;
            },
            first => first == Start + 20_000 - 5_000 + 1
        );

        using var resumed = FeedReader.After(_service, token);
        await Refusal.OfAsync(ErrorReason.PositionCompacted, resumed.NextAsync);
    }

    [Fact]
    public async Task PositionsOfWhatIsGone_GoToo()
    {
        await DeliveredAsync();
        await _recorder.RecordAsync(_accounts, 6_000);
        var before = await BlocksAsync();
        _time.Advance(TimeSpan.FromDays(3));

        await CompactAsync();

        before.ShouldBeGreaterThan(100);
        (await BlocksAsync()).ShouldBe(0);
        (await ListAsync(_accounts[0], after: 3_000)).Changes.Single().Position.ShouldBe(6_002);
    }

    private async Task CompactAsync()
    {
        // The tail has to have seen what was recorded: nothing goes before it.
        await _service
            .Services.GetRequiredService<ISender>()
            .Send(new CompactFeed(), TestContext.Current.CancellationToken);
        await Eventually.BecomeAsync(
            async () =>
                await _service
                    .Services.GetRequiredService<ISender>()
                    .Send(new CompactFeed(), TestContext.Current.CancellationToken),
            removed => removed == 0
        );
    }

    private async Task<long> OldestAsync()
    {
        using var reader = FeedReader.From(_service, WatchStart.Beginning);
        return (await reader.BookmarkAsync()).Position + 1;
    }

    private async Task<long> FirstKeptAsync(string account, long from)
    {
        for (var after = from - 10; ; after++)
        {
            var (page, _) = await Try.Async(() => ListAsync(account, after));
            if (page is not null)
            {
                return page.Changes[0].Sequence;
            }
        }
    }

    private async Task<ListChangesResponse> ListAsync(string account, long after) =>
        await Client.ListChangesAsync(new() { PublisherId = account, AfterSequence = after }, _service.Portal.Options);

    private async Task<(long First, long Last)> StoredAsync()
    {
        await using var connection = await OpenAsync(SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT min(position), max(position), count(*) FROM recorded_changes";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        var (first, last) = (reader.GetInt64(0), reader.GetInt64(1));
        reader.GetInt64(2).ShouldBe(last - first + 1);
        return (first, last);
    }

    private async Task<long> BlocksAsync()
    {
        await using var connection = await OpenAsync(SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM change_positions";
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The legacy portal has everything up to a position, but for what an account lacks from another one on.</summary>
    private async Task DeliveredAsync(long upTo = long.MaxValue, long? exceptionFrom = null)
    {
        await _service.StopAsync();
        await using (var connection = await OpenAsync(SqliteOpenMode.ReadWrite))
        {
            await using var command = connection.CreateCommand();
            command.CommandText =
                "DELETE FROM delivery_exceptions;"
                + "INSERT OR REPLACE INTO delivery_state (id, feed_id, watermark, restated_to) "
                + "SELECT 1, feed_id, $upTo, 0 FROM store_identity;"
                + "INSERT INTO delivery_exceptions (account_no, publisher_id, delivered_sequence, first_position, state, "
                + "attempts) SELECT 1, 'account-1', 0, $from, 4, 1 WHERE $from IS NOT NULL";
            command.Parameters.AddWithValue("$upTo", upTo);
            command.Parameters.AddWithValue("$from", (object?)exceptionFrom ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await _service.RestartAsync();
    }

    private async Task<SqliteConnection> OpenAsync(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = _service.DatabasePath,
                Mode = mode,
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
