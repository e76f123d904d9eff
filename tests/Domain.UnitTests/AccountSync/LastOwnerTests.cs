using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>An account never loses its last owner; judged on the result.</summary>
public sealed class LastOwnerTests
{
    [Fact]
    public void Change_ThatTakesTheLastOwner_IsRefused()
    {
        var world = OfAda();

        ShouldBeRefused(world.Remove(Cast.Ada, version: 2));
        ShouldBeRefused(world.SetRoles(Cast.Ada, Developer, version: 2));
        ShouldBeRefused(world.Add(Cast.Ada, Marketer, version: 2));
        world.Feed.Count.ShouldBe(1);
        world.Roster[Cast.Ada].ShouldBe(Owner);
    }

    [Fact]
    public void Change_FromOwnerToManager_KeepsAnOwner()
    {
        // Both have the same counterpart in the legacy portal.
        var world = OfAda();

        world.SetRoles(Cast.Ada, Manager, version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        ShouldBeRefused(world.Remove(Cast.Ada, version: 3));
    }

    [Fact]
    public void Change_OfOneOfTwoOwners_IsRecorded()
    {
        var world = OfAda();
        world.SetRoles(Cast.Bob, Manager, version: 2);

        world.Remove(Cast.Ada, version: 3).Outcome.ShouldBe(ChangeOutcome.Recorded);
        ShouldBeRefused(world.Reload().Remove(Cast.Bob, version: 4));
    }

    [Fact]
    public void Roster_WithoutAnOwner_IsRefused_AndTouchesNothing()
    {
        var world = OfAda();

        var decision = world.Report(5, (Cast.Ada, Developer), (Cast.Fay, Developer));

        decision.Outcome.ShouldBe(ChangeOutcome.Refused);
        decision.Refusal.ShouldNotBeNull().ShouldSay(Reason.LastOwner, ("publisherId", "acme"));
        world.Feed.Count.ShouldBe(1);
        world.Account.RosterFloor.ShouldBe(0);
        // Refused rosters are not remembered.
        world.Report(5, (Cast.Ada, Owner), (Cast.Bob, Developer)).Outcome.ShouldBe(ChangeOutcome.NoEffect);
    }

    [Fact]
    public void Roster_ThatPassesTheAccountOn_RecordsTheNewOwnerFirst()
    {
        var world = OfAda();

        world.Report(5, (Cast.Bob, Developer), (Cast.Fay, Owner)).Outcome.ShouldBe(ChangeOutcome.Recorded);

        world
            .Feed.Skip(1)
            .Select(static c => c.Body)
            .ShouldBe([new MemberAdded(Cast.Fay, Owner), new MemberRemoved(Cast.Ada)]);
    }

    [Fact]
    public void Roster_WithoutAnOwner_WhereANewerChangeHasMadeOne_IsRecorded()
    {
        // Judged on the result, not on what the roster lists.
        var world = OfAda();
        world.SetRoles(Cast.Bob, Owner, version: 9);

        world.Report(5, (Cast.Bob, Developer)).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Roster.ShouldBe(new Dictionary<Principal, PartnerCenterRoles> { [Cast.Bob] = Owner });
    }

    [Fact]
    public void Roster_WhoseOwnerANewerChangeHasRemoved_IsRefused()
    {
        var world = OfAda();
        world.Add(Cast.Fay, Owner, version: 3);
        world.Remove(Cast.Ada, version: 9);

        world.Report(5, (Cast.Ada, Owner), (Cast.Bob, Developer)).Refusal!.Reason.ShouldBe(Reason.LastOwner);
    }

    private static void ShouldBeRefused(RecordDecision decision)
    {
        decision.Outcome.ShouldBe(ChangeOutcome.Refused);
        decision.Refusal.ShouldNotBeNull().ShouldSay(Reason.LastOwner, ("publisherId", "acme"));
    }
}
