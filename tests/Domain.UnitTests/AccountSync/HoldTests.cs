using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>A hold does not block its account.</summary>
public sealed class HoldTests
{
    /// <summary>Five removed, the sixth held at version 10.</summary>
    private readonly SyncedWorld _world = Held();

    [Fact]
    public void LaterChanges_AreRecorded()
    {
        _world.Add(Cast.Fay, Owner, version: 11).Outcome.ShouldBe(ChangeOutcome.Recorded);
        _world.SetRoles(Dev(7), Manager, version: 11).Outcome.ShouldBe(ChangeOutcome.Recorded);
        _world
            .Set(SettingsFields.DisplayName, new AccountSettings("New", null, null), version: 11)
            .Outcome.ShouldBe(ChangeOutcome.Recorded);
        _world.OpenHold.Changes.Count.ShouldBe(1);
    }

    [Fact]
    public void LaterCountedRemovals_JoinTheHold()
    {
        var hold = _world.OpenHold;

        _world.Remove(Dev(7), version: 11).HoldId.ShouldBe(hold.Id);
        _world.SetRoles(Dev(8), Marketer, version: 11).HoldId.ShouldBe(hold.Id);

        _world.OpenHold.ShouldBeSameAs(hold);
        hold.Changes.Select(static held => held.Member).ShouldBe([Dev(6), Dev(7), Dev(8)]);
        _world.Account.ChangedHolds.ShouldBe([hold]);
    }

    [Fact]
    public void LaterRemovals_JoinTheHold_AlsoWhenTheWindowHasPassed()
    {
        // While an operator looks at it, nothing slips by.
        _world.Now += TimeSpan.FromDays(3);

        _world.Remove(Dev(7), version: 11).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void RemovalOfAnAddition_WhileHeld_IsRecorded()
    {
        _world.Add(Cast.Fay, Developer, version: 11);

        _world.Remove(Cast.Fay, version: 12).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void NewerChange_OfAHeldMember_TakesItsPlace_AndClosesAnEmptyHold()
    {
        var hold = _world.OpenHold;

        _world.SetRoles(Dev(6), Manager, version: 11).Outcome.ShouldBe(ChangeOutcome.Recorded);

        hold.Changes.ShouldHaveSingleItem().State.ShouldBe(HeldChangeState.Replaced);
        hold.State.ShouldBe(HoldState.Replaced);
        hold.DecideTime.ShouldBe(_world.Now);
        _world.Account.OpenHold.ShouldBeNull();
        _world.Account.ChangedHolds.ShouldBe([hold]);
    }

    [Fact]
    public void NewerChange_WithoutEffect_TakesItsPlaceToo()
    {
        _world.Add(Dev(6), Developer, version: 11).Outcome.ShouldBe(ChangeOutcome.NoEffect);

        _world.Account.OpenHold.ShouldBeNull();
        _world.Remove(Dev(6), version: 11).ShouldBe(RecordDecision.Stale);
    }

    [Fact]
    public void NewerRemoval_OfAHeldMember_TakesItsPlaceInTheHold()
    {
        var hold = _world.OpenHold;
        var digest = hold.Digest;
        var id = Guid.NewGuid();

        _world.Remove(Dev(6), version: 11, id).Outcome.ShouldBe(ChangeOutcome.Held);

        hold.State.ShouldBe(HoldState.Open);
        hold.Changes.Select(static held => held.State).ShouldBe([HeldChangeState.Replaced, HeldChangeState.Waiting]);
        hold.Changes[1].Change.ChangeId.ShouldBe(id);
        hold.Digest.ShouldNotBe(digest);
    }

    [Fact]
    public void OlderRemoval_OfAHeldMember_IsStale()
    {
        _world.Remove(Dev(6), version: 9).ShouldBe(RecordDecision.Stale);
        _world.Remove(Dev(6), version: 10).ShouldBe(RecordDecision.Stale);
        _world.OpenHold.Changes.Count.ShouldBe(1);
    }

    [Fact]
    public void OlderChange_OfAHeldMember_ThatTakesNothing_IsRecorded_AndTheHeldOneGoesOnWaiting()
    {
        _world.SetRoles(Dev(6), Manager, version: 9).Outcome.ShouldBe(ChangeOutcome.Recorded);

        _world.OpenHold.Waiting.ShouldHaveSingleItem();
        _world.Approve();
        _world.Roster.ShouldNotContainKey(Dev(6));
    }

    [Fact]
    public void Refused_WhileHeld_LeavesTheHold()
    {
        _world.Remove(Cast.Ada, version: 12).Outcome.ShouldBe(ChangeOutcome.Refused);
        _world.OpenHold.Waiting.ShouldHaveSingleItem();
    }

    [Fact]
    public void NewerRoster_ThatTakesNothing_ReplacesTheHold()
    {
        var hold = _world.OpenHold;

        _world.ReportWithout(12, []).Outcome.ShouldBe(ChangeOutcome.NoEffect);

        hold.State.ShouldBe(HoldState.Replaced);
        _world.Account.OpenHold.ShouldBeNull();
        _world.Account.ChangedHolds.ShouldBe([hold]);
        _world.Remove(Dev(6), version: 12).ShouldBe(RecordDecision.Stale);
    }

    [Fact]
    public void NewerRoster_OverTheLimits_ReplacesTheHoldByItsOwn()
    {
        var hold = _world.OpenHold;

        _world.ReportWithout(12, [Dev(7), Dev(8)]).HoldId.ShouldBe(_world.OpenHold.Id);

        hold.State.ShouldBe(HoldState.Replaced);
        _world.OpenHold.Id.ShouldNotBe(hold.Id);
        _world.OpenHold.Changes.Select(static held => held.Member).ShouldBe([Dev(7), Dev(8)]);
        _world.Account.ChangedHolds.ShouldBe([hold, _world.OpenHold], ignoreOrder: true);
    }

    [Fact]
    public void OlderRoster_ThatTakesNothing_LeavesWhatIsNewerWaiting()
    {
        _world.ReportWithout(9, [], (Cast.Fay, Developer)).Outcome.ShouldBe(ChangeOutcome.Recorded);

        _world.OpenHold.Waiting.ShouldHaveSingleItem().Change.SourceVersion.ShouldBe(10);
        _world.Account.RosterFloor.ShouldBe(9);
        _world.Approve();
        _world.Roster.ShouldNotContainKey(Dev(6));
    }

    [Fact]
    public void OlderRoster_OverTheLimits_JoinsTheHold_SoThatTheSourceLearnsTheDecision()
    {
        // What waits is newer than the roster, so the roster cannot replace it; one open hold an account.
        var hold = _world.OpenHold;
        var id = hold.Changes[0].Change.ChangeId;

        _world.ReportWithout(9, [Dev(7)]).HoldId.ShouldBe(hold.Id);

        _world.OpenHold.ShouldBeSameAs(hold);
        hold.Changes.Select(static held => (held.Member, held.State))
            .ShouldBe([(Dev(6), HeldChangeState.Waiting), (Dev(7), HeldChangeState.Waiting)]);
        _world.Remove(Dev(6), version: 10, id).HoldId.ShouldBe(hold.Id);
    }

    [Fact]
    public void HeldRosterAgain_IsADuplicate_AnOlderOneStale_AndANewerOneReplacesIt()
    {
        var world = WithDevelopers(9);
        var held = world.Report(8, (Cast.Ada, Owner));
        var hold = world.OpenHold;
        world.Reload();

        world
            .Report(8, (Cast.Ada, Owner))
            .ShouldBe(new RosterDecision(ChangeOutcome.Duplicate, held.Counts, ChangeOutcome.Held, hold.Id));
        world.Report(7, (Cast.Ada, Owner)).ShouldBe(RosterDecision.Stale);
        world.Report(8, (Cast.Ada, Manager)).Outcome.ShouldBe(ChangeOutcome.Refused);
        world.ReportWithout(9, [Dev(1)]).Outcome.ShouldBe(ChangeOutcome.Recorded);
        hold.State.ShouldBe(HoldState.Replaced);
        world.Account.OpenHold.ShouldBeNull();
    }

    [Fact]
    public void NewerChange_OfAMemberOfAHeldRoster_TakesItsPlaceAlone()
    {
        var world = WithDevelopers(9);
        world.Report(8, (Cast.Ada, Owner));

        world.SetRoles(Dev(3), Manager, version: 9).Outcome.ShouldBe(ChangeOutcome.Recorded);

        world.OpenHold.Waiting.Select(static held => held.Member).ShouldNotContain(Dev(3));
        world.OpenHold.Waiting.Count().ShouldBe(8);
        world.OpenHold.Count.Fallen.ShouldBe(8);
    }

    [Fact]
    public void NewerChange_WithoutEffect_OfAMemberOfAHeldRoster_IsNoLongerCounted()
    {
        var world = WithDevelopers(9);
        world.Report(8, (Cast.Ada, Owner));

        world.Add(Dev(3), Developer, version: 9).Outcome.ShouldBe(ChangeOutcome.NoEffect);

        world.OpenHold.Count.Fallen.ShouldBe(8);
    }

    [Fact]
    public void NewerRoster_ThatTakesNothing_CountsWhatGoesOnWaiting()
    {
        var world = WithDevelopers(9);
        world.Report(8, (Cast.Ada, Owner));
        world.Remove(Dev(1), version: 20).Outcome.ShouldBe(ChangeOutcome.Held);

        world.ReportWithout(9, [], (Cast.Fay, Developer)).Outcome.ShouldBe(ChangeOutcome.Recorded);

        world.OpenHold.Waiting.ShouldHaveSingleItem().Member.ShouldBe(Dev(1));
        world.OpenHold.Count.Fallen.ShouldBe(1);
        world.Account.ChangedHolds.ShouldContain(world.OpenHold);
    }

    private static SyncedWorld Held()
    {
        var world = WithDevelopers(9);
        world.RemoveDevelopers(1, 5, version: 2);
        world.Remove(Dev(6), version: 10).Outcome.ShouldBe(ChangeOutcome.Held);
        return world.Reload();
    }
}
