using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Watch;

public sealed class WatchTests : IAsyncLifetime
{
    private RunningService _service = null!;

    private Portal Portal => _service.Portal;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartWithWorldAsync();
        await Portal.ImportAsync(
            World.Account("one", World.AlderMpn, Who.Mara.Owner()),
            World.Account("two", World.PendingMpn, Who.Tobi.Owner())
        );
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task FromBeginning_SendsEveryTransitionInOrder_AfterABookmark()
    {
        await Portal.StartAsync("one");
        await Portal.StartAsync("two");
        await Portal.CancelAsync("one");
        using var watcher = Watcher.From(Portal, WatchStart.Beginning);

        await watcher.BookmarkAsync();
        var seen = await watcher.TransitionsAsync(3);
        await Portal.CompleteAsync((await Portal.StartAsync("one")).PublisherId);
        seen.AddRange(await watcher.TransitionsAsync(2));

        seen.Select(e => (e.PublisherId, e.FromState, e.ToState))
            .ShouldBe([
                ("one", MigrationState.NotStarted, MigrationState.Ready),
                ("two", MigrationState.NotStarted, MigrationState.EnrollmentPending),
                ("one", MigrationState.Ready, MigrationState.Cancelled),
                ("one", MigrationState.Cancelled, MigrationState.Ready),
                ("one", MigrationState.Ready, MigrationState.Migrated),
            ]);
        seen.Select(e => e.Position).ShouldBeInOrder();
        seen[0].ShouldBe((await Portal.EventsAsync("one"))[1]);
    }

    [Fact]
    public async Task FromNow_SendsWhatComesAfterTheBookmark()
    {
        await Portal.StartAsync("one");
        using var watcher = Watcher.From(Portal, WatchStart.Now);
        await watcher.BookmarkAsync();

        await Portal.StartAsync("two");

        (await watcher.TransitionsAsync(1)).Single().PublisherId.ShouldBe("two");
    }

    [Fact]
    public async Task EventsThatAreNoChangeOfState_AreNotSent()
    {
        await Portal.StartAsync("one");
        using var watcher = Watcher.From(Portal, WatchStart.Now);
        await watcher.BookmarkAsync();

        await Portal.SubmitAsync("one", Who.Mara.Acts(), "other@alder.example");
        await Portal.CancelAsync("one");

        (await watcher.TransitionsAsync(1)).Single().ToState.ShouldBe(MigrationState.Cancelled);
    }

    [Fact]
    public async Task Filter_LetsThroughByTheStateAfter_MemberAndReason()
    {
        using var migrated = Watcher.From(Portal, WatchStart.Beginning, new() { States = { MigrationState.Migrated } });
        using var tobi = Watcher.From(Portal, WatchStart.Beginning, new() { Member = Who.Tobi });
        using var waiting = Watcher.From(
            Portal,
            WatchStart.Beginning,
            new() { Reasons = { ErrorReason.MpnVettingPending } }
        );
        await Portal.StartAsync("one", autoComplete: true);
        await Portal.StartAsync("two");

        (await migrated.TransitionsAsync(1)).Single().PublisherId.ShouldBe("one");
        (await tobi.TransitionsAsync(1)).Single().PublisherId.ShouldBe("two");
        (await waiting.TransitionsAsync(1)).Single().PublisherId.ShouldBe("two");
    }

    [Fact]
    public async Task Token_ResumesAfterItsMessage_AcrossRestarts_ExactlyOnceInOrder()
    {
        const int Moves = 40;
        var seen = new List<MigrationEvent>();
        var token = string.Empty;
        using (var first = Watcher.From(Portal, WatchStart.Beginning))
        {
            await first.BookmarkAsync();
            token = first.Token;
        }

        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < Moves / 8; i++)
            {
                await Portal.StartAsync("one");
                await Portal.CancelAsync("one");
            }

            using (var watcher = Watcher.After(Portal, token))
            {
                await watcher.BookmarkAsync();
                // Leaves some for the next round to resume at.
                seen.AddRange(await watcher.TransitionsAsync(round == 3 ? Moves - seen.Count : 7));
                token = watcher.Token;
            }

            await _service.RestartAsync();
        }

        var events = await Portal.EventsAsync("one");
        seen.ShouldBe(events.Where(e => e.Kind != MigrationEventKind.PublisherImported));
    }

    [Fact]
    public async Task Token_HoldsForItsOwnFilterAndStoreAlone()
    {
        using var watcher = Watcher.From(Portal, WatchStart.Now);
        await watcher.BookmarkAsync();
        await using var elsewhere = await RunningService.StartAsync();
        Watcher[] refused =
        [
            Watcher.After(Portal, watcher.Token, new() { States = { MigrationState.Ready } }),
            Watcher.After(Portal, watcher.Token + "AA"),
            Watcher.After(Portal, "nonsense!"),
            Watcher.After(Portal, string.Empty),
            Watcher.After(elsewhere.Portal, watcher.Token),
        ];

        foreach (var one in refused)
        {
            using (one)
            {
                await Refusal.OfAsync(ErrorReason.ResumeTokenInvalid, one.NextAsync);
            }
        }
    }

    [Fact]
    public async Task Start_ThatIsNotGiven_IsOfWrongShape()
    {
        using var watcher = Watcher.From(Portal, WatchStart.Unspecified);
        var refused = await Refusal.OfAsync(ErrorReason.RequestInvalid, watcher.NextAsync);
        refused.Words["fields"].ShouldBe("""["start"]""");
    }

    [Fact]
    public async Task Stop_EndsTheStreamWithABookmark_AndShuttingDown()
    {
        using var watcher = Watcher.From(Portal, WatchStart.Now);
        await watcher.BookmarkAsync();
        await Portal.StartAsync("one");
        await watcher.TransitionsAsync(1);
        var stopping = _service.StopAsync();

        await watcher.BookmarkAsync();
        await Refusal.OfAsync(ErrorReason.ShuttingDown, watcher.NextAsync);
        await stopping;

        await _service.RestartAsync();
        using var resumed = Watcher.After(Portal, watcher.Token);
        await resumed.BookmarkAsync();
        await Portal.CancelAsync("one");
        (await resumed.TransitionsAsync(1)).Single().ToState.ShouldBe(MigrationState.Cancelled);
    }

    [Fact]
    public async Task CallerThatHangsUp_EndsItsStreamAlone()
    {
        using var staying = Watcher.From(Portal, WatchStart.Now);
        await staying.BookmarkAsync();
        using (var leaving = Watcher.From(Portal, WatchStart.Now))
        {
            await leaving.BookmarkAsync();
        }

        await Portal.StartAsync("one");
        (await staying.TransitionsAsync(1)).Single().PublisherId.ShouldBe("one");
        _service.Log.Lines.ShouldNotContain(line => line.Level == LogLevel.Error || line.Level == LogLevel.Critical);
    }
}
