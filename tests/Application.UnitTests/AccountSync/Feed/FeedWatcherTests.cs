using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.AccountSync.Feed;

public sealed class FeedWatcherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Tell_WakesThoseAlone_WhomAChangeConcerns()
    {
        var audience = new FeedAudience();
        using var ofA = new FeedWatcher(FeedFilter.Of(["a", "x"]), _time);
        using var ofB = new FeedWatcher(FeedFilter.Of(["b"]), _time);
        using var ofAll = new FeedWatcher(FeedFilter.All, _time);
        audience.Add(ofA);
        audience.Add(ofB);
        audience.Add(ofAll);
        audience.Count.ShouldBe(3);
        var (asleep, a, all) = (Wait(ofB), Wait(ofA), Wait(ofAll));

        audience.Tell([ChangeOf("c", 4), ChangeOf("a", 5), ChangeOf("a", 6)]);

        (ofA.TakeConcern(), ofB.TakeConcern(), ofAll.TakeConcern()).ShouldBe((5, 0, 4));
        await a.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await all.WaitAsync(Patience, TestContext.Current.CancellationToken);
        asleep.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Tell_AfterOneHasLeft_WakesItNoMore()
    {
        var audience = new FeedAudience();
        using var leaving = new FeedWatcher(FeedFilter.Of(["a"]), _time);
        using var staying = new FeedWatcher(FeedFilter.Of(["a"]), _time);
        audience.Add(leaving);
        audience.Add(staying);
        audience.Remove(leaving);

        audience.Tell([ChangeOf("a", 5)]);

        (leaving.TakeConcern(), staying.TakeConcern(), audience.Count).ShouldBe((0, 5, 1));
    }

    [Fact]
    public void TakeConcern_KeepsTheFirstSinceTheLastLook()
    {
        using var watcher = new FeedWatcher(FeedFilter.All, _time);
        watcher.Concern(5);
        watcher.Concern(9);

        watcher.TakeConcern().ShouldBe(5);
        watcher.TakeConcern().ShouldBe(0);
        watcher.Concern(12);
        watcher.TakeConcern().ShouldBe(12);
    }

    [Fact]
    public void Wait_AfterItWasToldSomething_EndsAtOnce_AndThenSleepsAgain()
    {
        using var watcher = new FeedWatcher(FeedFilter.All, _time);
        watcher.Concern(5);
        watcher.Concern(6);

        Wait(watcher).IsCompletedSuccessfully.ShouldBeTrue();
        Wait(watcher).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Bookmark_IsDueFiveSecondsAfterTheLast_AndWakes()
    {
        using var watcher = new FeedWatcher(FeedFilter.All, _time);
        var sleeping = Wait(watcher);
        _time.Advance(TimeSpan.FromSeconds(4));
        watcher.IsBookmarkDue.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        watcher.IsBookmarkDue.ShouldBeTrue();
        await sleeping.WaitAsync(Patience, TestContext.Current.CancellationToken);

        watcher.BookmarkSent();
        watcher.IsBookmarkDue.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(5));
        watcher.IsBookmarkDue.ShouldBeTrue();
    }

    [Fact]
    public async Task End_WakesAndThrowsTheFirstReasonGiven()
    {
        using var watcher = new FeedWatcher(FeedFilter.All, _time);
        var sleeping = Wait(watcher);
        watcher.ThrowIfEnded();

        watcher.End(FeedRefusals.Subscription(Reason.SubscriptionTakenOver, "one"));
        watcher.End(FeedRefusals.Subscription(Reason.SubscriptionNotFound, "one"));

        await sleeping.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Should
            .Throw<RuleViolationException>(watcher.ThrowIfEnded)
            .Violation.Reason.ShouldBe(Reason.SubscriptionTakenOver);
    }

    [Fact]
    public void Streams_OfOneSubscription_EndOneAnother()
    {
        var streams = new SubscriptionStreams();
        using var first = new FeedWatcher(FeedFilter.All, _time);
        using var second = new FeedWatcher(FeedFilter.All, _time);

        streams.Open("one", first).ShouldBeFalse();
        streams.Open("one", second).ShouldBeTrue();
        // The first leaves after it was taken over: the second stays.
        streams.Close("one", first);

        streams.IsConnected("one").ShouldBeTrue();
        Should.Throw<RuleViolationException>(first.ThrowIfEnded);
        second.ThrowIfEnded();
        streams.End("one", Reason.SubscriptionLost);
        Should.Throw<RuleViolationException>(second.ThrowIfEnded).Violation.Reason.ShouldBe(Reason.SubscriptionLost);
        streams.IsConnected("one").ShouldBeFalse();
    }

    [Fact]
    public void Holds_KeepTheLowestUntilItIsReleased()
    {
        var holds = new SnapshotHolds();
        holds.Lowest.ShouldBe(long.MaxValue);
        var low = holds.Take(new FeedPlace(5, AfterAccount: 0));
        using var high = holds.Take(new FeedPlace(9, AfterAccount: 0));

        holds.Lowest.ShouldBe(5);
        low.MoveTo(20);
        holds.Lowest.ShouldBe(9);
        low.Dispose();
        holds.Lowest.ShouldBe(9);
    }

    private static Task Wait(FeedWatcher watcher) => watcher.WaitAsync(CancellationToken.None).AsTask();

    private static RecordedChange ChangeOf(string publisher, long position) =>
        new(
            new ChangeDraft(
                PublisherId.Parse(publisher),
                Sequence: 2,
                ChangeCause.Recorded,
                Guid.NewGuid(),
                SourceVersion: 1,
                OccurredTime: null,
                Initiator.System,
                new MemberRemoved(Principal.WorkAccount(EmailAddress.Parse("a@alder.example")))
            ),
            position,
            DateTimeOffset.UnixEpoch
        );
}
