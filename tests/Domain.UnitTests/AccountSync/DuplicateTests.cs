using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>A change id is answered once and for all.</summary>
public sealed class DuplicateTests
{
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public void Repetition_OfARecordedChange_CarriesTheOriginal()
    {
        var world = OfAda();
        var first = world.Add(Cast.Fay, Manager, version: 3, _id);
        world.Remove(Cast.Fay, version: 4);

        var again = world.Reload().Add(Cast.Fay, Manager, version: 3, _id);

        again.Outcome.ShouldBe(ChangeOutcome.Duplicate);
        again.Original.ShouldNotBeNull().Outcome.ShouldBe(ChangeOutcome.Recorded);
        (again.Sequence, again.Position).ShouldBe((first.Sequence, first.Position));
        world.Roster.ShouldNotContainKey(Cast.Fay);
        world.Feed.Count.ShouldBe(3);
    }

    [Fact]
    public void Repetition_OfAChangeWithoutEffect_CarriesTheOriginal()
    {
        var world = OfAda();
        world.Remove(Cast.Fay, version: 3, _id);
        world.Add(Cast.Fay, Manager, version: 4);

        var again = world.Remove(Cast.Fay, version: 3, _id);

        again.Outcome.ShouldBe(ChangeOutcome.Duplicate);
        again.Original.ShouldNotBeNull().Outcome.ShouldBe(ChangeOutcome.NoEffect);
        again.Sequence.ShouldBe(0);
        world.Roster.ShouldContainKey(Cast.Fay);
    }

    [Fact]
    public void Repetition_IsJudgedBeforeAnythingElse()
    {
        // Its version is stale by now, its member gone, the roster newer: all the same it is the same.
        var world = OfAda();
        world.SetRoles(Cast.Bob, Manager, version: 3, _id);
        world.Report(9, (Cast.Ada, Owner)).Outcome.ShouldBe(ChangeOutcome.Recorded);

        world.SetRoles(Cast.Bob, Manager, version: 3, _id).Outcome.ShouldBe(ChangeOutcome.Duplicate);
    }

    [Fact]
    public void AnotherBody_UnderTheSameId_IsRefused()
    {
        var world = OfAda();
        world.Add(Cast.Fay, Manager, version: 3, _id);

        foreach (
            var other in new[]
            {
                world.Add(Cast.Fay, Manager, version: 4, _id),
                world.Add(Cast.Fay, Developer, version: 3, _id),
                world.Remove(Cast.Fay, version: 5, _id),
            }
        )
        {
            other.Outcome.ShouldBe(ChangeOutcome.Refused);
            other
                .Refusal.ShouldNotBeNull()
                .ShouldSay(Reason.ChangeIdReused, ("publisherId", "acme"), ("changeId", _id.ToString("D")));
        }

        world.Feed.Count.ShouldBe(2);
    }

    [Fact]
    public void Repetition_OfARefusedChange_IsJudgedAfresh()
    {
        var world = OfAda();
        world.Remove(Cast.Ada, version: 3, _id).Outcome.ShouldBe(ChangeOutcome.Refused);
        world.SetRoles(Cast.Bob, Owner, version: 3);

        world.Remove(Cast.Ada, version: 3, _id).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Remove(Cast.Ada, version: 3, _id).Outcome.ShouldBe(ChangeOutcome.Duplicate);
    }

    [Fact]
    public void Repetition_OfAHeldChange_NamesItsHold_WhateverBecameOfIt()
    {
        var world = WithDevelopers(7);
        world.RemoveDevelopers(1, 5, version: 2);
        world.Remove(Dev(6), version: 2, _id).Outcome.ShouldBe(ChangeOutcome.Held);
        var hold = world.OpenHold;

        world.Remove(Dev(6), version: 2, _id).HoldId.ShouldBe(hold.Id);
        world.Approve();

        var again = world.Reload().Remove(Dev(6), version: 2, _id);
        again.Outcome.ShouldBe(ChangeOutcome.Duplicate);
        again.Original.ShouldNotBeNull().Outcome.ShouldBe(ChangeOutcome.Held);
        again.HoldId.ShouldBe(hold.Id);
        hold.State.ShouldBe(HoldState.Approved);
    }
}
