using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;
using static PublisherMigration.SyncEquipment.Tests.Orders.Say;

namespace PublisherMigration.SyncEquipment.Tests.Orders;

public sealed class OrderSearchTests
{
    public static TheoryData<string> Violations => [.. PlantedViolations.All.Keys];

    [Theory]
    [MemberData(nameof(Violations))]
    public void Violation_IsFound_AndItsSoundTwinIsNot(string violation)
    {
        OrderSearch.WhyNone(PlantedViolations.All[violation](true)).ShouldNotBeNull(violation);
        OrderSearch.WhyNone(PlantedViolations.All[violation](false)).ShouldBeNull(violation);
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public void SmallestHistory_HasNoOrder_AndNothingThatItDoesNotTake(string violation)
    {
        var history = PlantedViolations.All[violation](true);
        var (after, last) = (Add(11, 1), history.Operations.Max(static o => o.Answered ?? o.Invoked));
        // What came before and told the truth, and what came later.
        var longer = new History(
            history.Start,
            [
                new Operation("c", -2, -1, new ReadBanner(0), new ReadBanner(0).Make(history.Start.Copy())),
                .. history.Operations,
                new Operation("c", last + 1, last + 2, after, Recorded(40)),
            ]
        );

        var smallest = Smallest.Of(longer);

        smallest.Operations.Count.ShouldBeLessThanOrEqualTo(history.Operations.Count, smallest.ToString());
        smallest.Operations.ShouldAllBe(static o => o.Invoked > 0);
        OrderSearch.WhyNone(smallest).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void UnansweredCall_MayHaveHappenedAtAnyTime_OrNever(int readingsBefore)
    {
        var story = new Story().Unknown(1, Add(5, 1));
        var (without, with) = (
            story.Would(new ReadMembers()),
            new Story().DoesUnseen(1, Add(5, 1)).Would(new ReadMembers())
        );
        for (var reading = 0; reading < 3; reading++)
        {
            var at = 10 + (2 * reading);
            story.Told(at, at + 1, new ReadMembers(), reading < readingsBefore ? without : with);
        }

        OrderSearch.WhyNone(story.History).ShouldBeNull();
    }

    [Fact]
    public void Reason_NamesTheCall_AndWhatTheAccountWouldSay()
    {
        var why = OrderSearch.WhyNone(PlantedViolations.All["a repetition with another sequence"](true));

        why.ShouldNotBeNull();
        why.ShouldContain("No order goes farther than 2 of 3 calls");
        why.ShouldContain("Duplicate of Recorded #3");
        why.ShouldContain("the account would say Duplicate of Recorded #2");
    }

    [Fact]
    public void Positions_AreOfTheWholeFeed()
    {
        Place[] places = [new("a", 2, 10, 1, 2), new("b", 2, 11, 3, 4), new("a", 3, 12, 3, 5), new("a", 2, 10, 0, 6)];
        Positions.Violations(places).ShouldBeEmpty();

        Positions.Violations([.. places, new("a", 2, 13, 0, 7)]).ShouldNotBeEmpty();
        Positions.Violations([.. places, new("b", 3, 9, 0, 7)]).ShouldNotBeEmpty();
        Positions.Violations([.. places, new("c", 2, 7, 6, 7)]).ShouldNotBeEmpty();
    }
}
