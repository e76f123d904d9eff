using MediatR;
using Microsoft.Extensions.Hosting;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>What the upkeep removes of account sync, and when.</summary>
public sealed class FeedUpkeepTests
{
    [Fact]
    public async Task ChangeIds_AreRememberedForADay_AndThenTheirRepetitionIsStale()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        var changes = Additions(60);
        await store.SendAsync(changes);
        var spilled = await SyncedStore.CountAsync(store, "change_memories");

        store.Time.Advance(TimeSpan.FromHours(24));
        (await SendAsync(store, new ForgetChangeIds())).ShouldBe(0);
        (await store.SendAsync(changes[0])).Outcome.ShouldBe(ChangeOutcome.Duplicate);
        store.Time.Advance(TimeSpan.FromHours(2));

        (await SendAsync(store, new ForgetChangeIds())).ShouldBe((int)spilled);
        spilled.ShouldBeGreaterThan(20);
        (await SyncedStore.CountAsync(store, "change_memories")).ShouldBe(0);
        (await store.SendAsync(changes[0])).Outcome.ShouldBe(ChangeOutcome.Stale);
        // Those that lie with the account are no older, but cost nothing.
        (await store.SendAsync(changes[^1])).Outcome.ShouldBe(ChangeOutcome.Duplicate);
    }

    [Fact]
    public async Task ChangeIdsOfAHold_AreRememberedAsLongAsIt_AndItForThirtyDaysAfterItsDecision()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme", developers: 12);
        var removals = SyncedStore.Removals("acme", 12);
        var answers = await store.SendAsync(removals);
        var held = Enumerable.Range(0, 12).Where(i => answers[i].Outcome == ChangeOutcome.Held).ToArray();
        held.ShouldNotBeEmpty();
        await store.SendAsync(Additions(60));
        store.Time.Advance(TimeSpan.FromHours(26));
        await SendAsync(store, new ForgetChangeIds());

        (await SyncedStore.CountAsync(store, "change_memories")).ShouldBe(held.Length);
        (await store.SendAsync(removals[held[0]])).Outcome.ShouldBe(ChangeOutcome.Duplicate);
        var hold = (await store.FindAsync("acme")).OpenHold.ShouldNotBeNull();
        store.Time.Advance(TimeSpan.FromDays(100));
        await SendAsync(store, new ForgetChangeIds());
        (await SyncedStore.CountAsync(store, "holds")).ShouldBe(1);

        await store.ApproveAsync(hold);
        store.Time.Advance(TimeSpan.FromDays(29));
        await SendAsync(store, new ForgetChangeIds());
        (await SyncedStore.CountAsync(store, "change_memories")).ShouldBe(held.Length);
        store.Time.Advance(TimeSpan.FromDays(2));
        await SendAsync(store, new ForgetChangeIds());

        (await SyncedStore.CountAsync(store, "holds")).ShouldBe(0);
        (await SyncedStore.CountAsync(store, "change_memories")).ShouldBe(0);
    }

    [Fact]
    public async Task Compaction_WhoseCommitFails_HasPromisedLess_AndIsMadeUpFor()
    {
        var seam = new FailingSeam(StoreStep.BeforeCommit);
        await using var store = TestStore.Open(seam, new() { ["Feed:RetentionChanges"] = "500" });
        await store.MigrateAsync("acme");
        await store.SendAsync(Additions(900));
        var feed = store.Get<IChangeFeedReader>();
        var head = feed.Head;
        await store.WriteAsync(session =>
        {
            session.DeliveryBook.Begin(store.Store.FeedId, head, restateAll: false);
            return true;
        });
        await TailOf(store).StartAsync(TestContext.Current.CancellationToken);
        seam.FailNext(1);

        var refused = await Should.ThrowAsync<RuleViolationException>(() => SendAsync(store, new CompactFeed()));
        refused.Violation.Reason.ShouldBe(Reason.StoreUnavailable);
        (await SyncedStore.CountAsync(store, "recorded_changes")).ShouldBe(head);
        feed.CompactedTo.ShouldBe(head - 500);

        (await SendAsync(store, new CompactFeed())).ShouldBe((int)head - 500);
        (await SyncedStore.CountAsync(store, "recorded_changes")).ShouldBe(500);
        await TailOf(store).StopAsync(TestContext.Current.CancellationToken);
    }

    private static ChangeInput[] Additions(int count) =>
        [
            .. Enumerable
                .Range(100, count)
                .Select(static number =>
                    SyncedStore.Change(
                        "acme",
                        ChangeInputKind.MemberAdded,
                        SyncedStore.Dev(number),
                        [SyncedStore.Marketer],
                        version: number
                    )
                ),
        ];

    private static Task<int> SendAsync(TestStore store, IRequest<int> work) =>
        store.Get<ISender>().Send(work, TestContext.Current.CancellationToken);

    /// <summary>What reads the feed as it is recorded; it is not ours to name.</summary>
    private static IHostedService TailOf(TestStore store) =>
        store
            .Get<IEnumerable<IHostedService>>()
            .Single(static service => service.GetType().Name.Equals("FeedTail", StringComparison.Ordinal));
}
