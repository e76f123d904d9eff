using Grpc.Core;
using PublisherMigration.LegacyPortal.Double;
using PublisherMigration.LegacyPortal.Double.Checks;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Portal;

/// <summary>A delivery that keeps its promises passes every check; each broken promise is caught by its own.</summary>
public sealed class DeliveryCheckTests
{
    private const string Id = "alder";

    private static readonly PortalCall Call = new()
    {
        Method = "ApplyChanges",
        PublisherId = Id,
        FeedId = ThisFeed,
        Sequences = [1, 2],
        Began = 1,
        Ended = 2,
        Status = StatusCode.OK,
        AnsweredFeedId = ThisFeed,
        AnsweredSequence = 2,
    };

    [Fact]
    public async Task AtTheEnd_OfADeliveryWithLostAnswersAndABackup_FindsNothing()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.Seed("untouched", [Owner("mara")]);
        caller.Portal.LoseAnswers(1);
        await Should.ThrowAsync<RpcException>(() => caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]));
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara")), Added(Id, 2, Owner("tobi"))]);
        var backup = caller.Portal.TakeBackup();
        await caller.ApplyAsync(Id, 2, [Removed(Id, 3, "tobi")]);
        caller.Portal.Restore(backup);
        await caller.ApplyAsync(Id, 3, []);
        await caller.ApplyAsync(Id, 2, [Removed(Id, 3, "tobi")]);
        await caller.ApplyAsync(Id, 3, [Restated(Id, 6, Owner("mara"))]);
        DeliveryChecks.AtTheEnd(caller.Portal, Recorded(6)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WellFormed_WhenAGapIsSent_NamesIt()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);
        await Should.ThrowAsync<RpcException>(() =>
            caller.ApplyAsync(Id, 1, [Added(Id, 2, Owner("tobi")), Removed(Id, 4, "tobi")])
        );
        WellFormed.Check(caller.Portal.Calls).ShouldHaveSingleItem().ShouldContain("sequence 4 does not follow 2");
        WellFormed
            .Check([Call with { AfterSequence = 2, Sequences = [4] }])
            .ShouldHaveSingleItem()
            .ShouldContain("goes on with 4 after 2");
        WellFormed.Check([Call with { AfterSequence = 2, Sequences = [4], Restatements = [4] }]).ShouldBeEmpty();
    }

    [Fact]
    public void OneCallAtATime_WhenTwoOverlap_NamesThem()
    {
        var (first, second) = (Call with { Ended = 5 }, Call with { Began = 3, Ended = 4 });
        OneCallAtATime.Check([first, second]).ShouldHaveSingleItem().ShouldContain("began during call 1");
        OneCallAtATime.Check([first with { Ended = null }, second]).ShouldHaveSingleItem();
        OneCallAtATime.Check([first with { IsAbandoned = true }, second]).ShouldBeEmpty();
        OneCallAtATime.Check([first, second with { PublisherId = "briar" }]).ShouldBeEmpty();
        OneCallAtATime.Check([first with { Ended = 2 }, second]).ShouldBeEmpty();
    }

    [Fact]
    public void NeverAssumed_WhenAheadOfEveryAnswer_NamesIt()
    {
        var next = Call with { Began = 3, Ended = 4, AfterSequence = 2 };
        NeverAssumed.Check([Call, next]).ShouldBeEmpty();
        NeverAssumed.Check([Call, next with { AfterSequence = 3 }]).ShouldHaveSingleItem().ShouldContain("has said 2");
        NeverAssumed.Check([Call with { AnsweredSequence = null }, next]).ShouldHaveSingleItem();
        NeverAssumed.Check([Call with { Ended = 9 }, next]).ShouldHaveSingleItem();
        NeverAssumed.Check([Call, next with { FeedId = NextFeed }]).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(PortalEventKind.Applied, ThisFeed, 2)]
    [InlineData(PortalEventKind.Applied, ThisFeed, 1)]
    [InlineData(PortalEventKind.Applied, ThisFeed, 4)]
    [InlineData(PortalEventKind.Applied, NextFeed, 3)]
    [InlineData(PortalEventKind.Restated, ThisFeed, 2)]
    [InlineData(PortalEventKind.Migrated, ThisFeed, 1)]
    public void AppliedOnceInOrder_WhenTwiceOrOutOfOrder_NamesIt(PortalEventKind kind, string feedId, long sequence) =>
        AppliedOnceInOrder.Check([.. Applied, new(9, Id, feedId, sequence, kind)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData(PortalEventKind.Applied, ThisFeed, 3)]
    [InlineData(PortalEventKind.Restated, ThisFeed, 7)]
    [InlineData(PortalEventKind.Restated, NextFeed, 1)]
    [InlineData(PortalEventKind.Replaced, ThisFeed, 1)]
    public void AppliedOnceInOrder_WhenItMayFollow_FindsNothing(PortalEventKind kind, string feedId, long sequence) =>
        AppliedOnceInOrder.Check([.. Applied, new(9, Id, feedId, sequence, kind)]).ShouldBeEmpty();

    [Fact]
    public void DeliveredWhole_WhenSomethingIsMissingOrTooMuch_NamesIt()
    {
        DeliveredWhole.Check(Applied, Recorded(2)).ShouldBeEmpty();
        DeliveredWhole.Check(Applied, Recorded(3)).ShouldHaveSingleItem().ShouldContain("3 changes; 2 arrived");
        DeliveredWhole.Check(Applied, Recorded(1)).ShouldHaveSingleItem();
        DeliveredWhole.Check([], Recorded(1)).ShouldHaveSingleItem();
        DeliveredWhole
            .Check(Applied, new Dictionary<string, long>(StringComparer.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldContain("without being recorded");
    }

    private static PortalEvent[] Applied =>
        [new(1, Id, ThisFeed, 1, PortalEventKind.Migrated), new(2, Id, ThisFeed, 2, PortalEventKind.Applied)];

    private static Dictionary<string, long> Recorded(long sequence) => new(StringComparer.Ordinal) { [Id] = sequence };
}
