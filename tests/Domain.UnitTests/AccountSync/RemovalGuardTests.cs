using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>What the mass-removal guard counts, and over what window.</summary>
public sealed class RemovalGuardTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public void Removals_OverTheNumberAndTheShare_AreHeld_ThoseWithinAreRecorded()
    {
        // Ten with a role: over both limits from the sixth on.
        var world = WithDevelopers(9);

        world.RemoveDevelopers(1, 5, version: 2).Distinct().ShouldBe([ChangeOutcome.Recorded]);
        world.RemoveDevelopers(6, 9, version: 2).Distinct().ShouldBe([ChangeOutcome.Held]);

        world.OpenHold.Changes.Select(static held => held.Member).ShouldBe([Dev(6), Dev(7), Dev(8), Dev(9)]);
        world.OpenHold.Count.ShouldBe(new RemovalCount(Fallen: 9, MembersBefore: 10, IncomingFalls: true));
        world.Roster.Keys.ShouldContain(Dev(6));
    }

    [Fact]
    public void Removals_UpToTheShare_AreRecorded_HoweverMany()
    {
        // Exactly half of twenty is not over half.
        var world = WithDevelopers(19);

        world.RemoveDevelopers(1, 10, version: 2).Distinct().ShouldBe([ChangeOutcome.Recorded]);
        world.Remove(Dev(11), version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void Accounts_OfFiveAndFewer_AreNotGuarded()
    {
        var world = WithDevelopers(4);

        world.RemoveDevelopers(1, 4, version: 2).Distinct().ShouldBe([ChangeOutcome.Recorded]);
    }

    [Fact]
    public void Accounts_OfSix_AreGuardedAtTheSixth()
    {
        var world = WithDevelopers(5);
        world.Add(Cast.Fay, Owner, version: 2);
        world.RemoveDevelopers(1, 5, version: 2).Distinct().ShouldBe([ChangeOutcome.Recorded]);

        world.Remove(Cast.Ada, version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Theory]
    [InlineData(-1, ChangeOutcome.Held)]
    [InlineData(0, ChangeOutcome.Recorded)]
    public void Window_EndsAtExactlyItsLength(int minutes, ChangeOutcome outcome)
    {
        var world = WithDevelopers(9);
        world.RemoveDevelopers(1, 5, version: 2);
        world.Now += Day + TimeSpan.FromMinutes(minutes);

        world.Reload().Remove(Dev(6), version: 2).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Window_SlidesRemovalByRemoval()
    {
        var world = WithDevelopers(11);
        for (var number = 1; number <= 5; number++)
        {
            world.Remove(Dev(number), version: 2);
            world.Now += TimeSpan.FromHours(1);
        }

        // 19 hours later the first one has left the window, and of what was there at its start four of eleven have gone.
        world.Now = Cast.Noon + Day;
        world.Remove(Dev(6), version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Remove(Dev(7), version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
        world.OpenHold.Count.ShouldBe(new RemovalCount(6, 11, IncomingFalls: true));
    }

    [Fact]
    public void Removals_AreNetOfReadditions()
    {
        var world = WithDevelopers(9);
        world.RemoveDevelopers(1, 5, version: 2);
        world.Add(Dev(1), Developer, version: 3);

        world.Remove(Dev(6), version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Remove(Dev(7), version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void Member_RemovedAgain_CountsOnce()
    {
        var world = WithDevelopers(9);
        world.RemoveDevelopers(1, 5, version: 2);
        world.Add(Dev(1), Developer, version: 3);

        world.Remove(Dev(1), version: 4).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Remove(Dev(6), version: 4).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void Additions_DoNotEnlargeWhatWasThere()
    {
        // Twenty new ones would make six of thirty a small share.
        var world = WithDevelopers(9);
        for (var number = 101; number <= 120; number++)
        {
            world.Add(Dev(number), Developer, version: 2);
        }

        world.RemoveDevelopers(1, 5, version: 2);
        world.Remove(Dev(6), version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
        world.OpenHold.Count.MembersBefore.ShouldBe(10);
    }

    [Fact]
    public void Additions_RemovedAgain_AreNotCounted()
    {
        var world = WithDevelopers(9);
        for (var number = 101; number <= 110; number++)
        {
            world.Add(Dev(number), Developer, version: 2);
        }

        world.RemoveDevelopers(101, 110, version: 3).Distinct().ShouldBe([ChangeOutcome.Recorded]);
    }

    [Fact]
    public void Fall_FromOwnerToContributor_Counts()
    {
        var world = Of([(Cast.Ada, Owner), .. Enumerable.Range(1, 9).Select(static n => (Dev(n), Manager))]);
        for (var number = 1; number <= 5; number++)
        {
            world.SetRoles(Dev(number), Developer, version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        }

        world.SetRoles(Dev(6), Developer, version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
        world.SetRoles(Dev(7), Owner, version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void Loss_OfTheLastRoleWithACounterpart_Counts()
    {
        var world = WithDevelopers(9);
        for (var number = 1; number <= 5; number++)
        {
            world.SetRoles(Dev(number), Marketer, version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        }

        world.SetRoles(Dev(6), Marketer, version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
        // Who has no role in the legacy portal has none to lose.
        world.Remove(Dev(1), version: 3).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void CutOver_IsExempt()
    {
        // Losses at the cut-over are no removals: the window begins with what was carried.
        var world = WithDevelopers(9);

        world.Account.RoleChanges.ShouldBeEmpty();
    }

    [Fact]
    public void Roster_OverTheLimits_IsHeldWhole()
    {
        var world = WithDevelopers(9);

        var decision = world.Report(
            8,
            [(Cast.Ada, Owner), (Cast.Fay, Developer)],
            new AccountSettings("New", null, null)
        );

        decision.Outcome.ShouldBe(ChangeOutcome.Held);
        decision.HoldId.ShouldBe(world.OpenHold.Id);
        decision.Counts.ShouldBe(new RosterCounts(1, 0, 9, 1, Unchanged: 3, 0, 0, 0));
        world.Feed.Count.ShouldBe(1);
        world.Account.RosterFloor.ShouldBe(0);
        world.Account.Settings.DisplayName.ShouldBe("Acme");
        world.OpenHold.Changes.Count.ShouldBe(11);
        world.OpenHold.Roster.ShouldNotBeNull().SourceVersion.ShouldBe(8);
        world.OpenHold.Count.ShouldBe(new RemovalCount(9, 10, IncomingFalls: true));
    }

    [Fact]
    public void Rosters_OneAfterTheOther_AreJudgedTogether()
    {
        // Each within the limits, and after each the floor lets the removed ones go from memory.
        var world = WithDevelopers(9);
        world.ReportWithout(8, [Dev(1), Dev(2), Dev(3), Dev(4), Dev(5)]).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Reload();

        world.ReportWithout(9, [Dev(6)]).Outcome.ShouldBe(ChangeOutcome.Held);
        world.OpenHold.Count.ShouldBe(new RemovalCount(6, 10, IncomingFalls: true));
    }

    [Fact]
    public void Change_AfterARoster_IsJudgedWithIt()
    {
        var world = WithDevelopers(9);
        world.ReportWithout(8, [Dev(1), Dev(2), Dev(3), Dev(4), Dev(5)]);

        world.Remove(Dev(6), version: 9).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void Readdition_AfterARoster_IsNet()
    {
        var world = WithDevelopers(9);
        world.ReportWithout(8, [Dev(1), Dev(2), Dev(3), Dev(4), Dev(5)]);

        // Six would have gone, and one of them comes back with the same roster.
        world.ReportWithout(9, [Dev(6)], (Dev(1), Developer)).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }
}
