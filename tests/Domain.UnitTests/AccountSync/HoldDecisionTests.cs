using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>What an operator decides of a hold.</summary>
public sealed class HoldDecisionTests
{
    [Fact]
    public void Approve_RecordsWhatWaits_AtNewSequences()
    {
        var world = Held();
        world.Remove(Dev(7), version: 10);
        world.Add(Cast.Fay, Developer, version: 11);
        var hold = world.OpenHold;
        world.Now += TimeSpan.FromHours(1);

        world.Approve();

        world
            .Feed.TakeLast(2)
            .Select(static c => c.Body)
            .ShouldBe([new MemberRemoved(Dev(6)), new MemberRemoved(Dev(7))]);
        world.Feed.TakeLast(2).Select(static c => c.Draft.Cause).Distinct().ShouldBe([ChangeCause.HoldApproved]);
        world.Feed.TakeLast(2).Select(static c => c.Draft.Initiator).Distinct().ShouldBe([Operator]);
        world.Feed.Select(static c => c.Sequence).ShouldBe(Enumerable.Range(1, 9).Select(static n => (long)n));
        hold.Changes.Select(static h => (h.State, h.Sequence))
            .ShouldBe([(HeldChangeState.Recorded, 8), (HeldChangeState.Recorded, 9)]);
        hold.Changes[1].Position.ShouldBe(world.Last.Position);
        (hold.State, hold.DecidedBy, hold.Note, hold.DecideTime).ShouldBe(
            (HoldState.Approved, Operator, "seen", world.Now)
        );
        world.Account.OpenHold.ShouldBeNull();
    }

    [Fact]
    public void Approve_IsExemptFromTheGuard_AndCountsForLaterOnes()
    {
        var world = Held();
        world.Approve();

        world.Remove(Dev(7), version: 11).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void Approve_JudgesVersionsAgain()
    {
        var world = WithDevelopers(9);
        world.Report(8, [(Cast.Ada, Owner)], new AccountSettings("Held", null, null));
        world.Set(SettingsFields.DisplayName, new AccountSettings("Newer", null, null), version: 9);
        var hold = world.OpenHold;

        world.Approve();

        world.Account.Settings.DisplayName.ShouldBe("Newer");
        hold.Changes.Single(static h => h.Member is null).State.ShouldBe(HeldChangeState.Replaced);
        world.Roster.Keys.ShouldBe([Cast.Ada]);
    }

    [Fact]
    public void Approve_JudgesTheLastOwnerAgain()
    {
        var world = Of([(Cast.Ada, Owner), .. Enumerable.Range(1, 9).Select(static n => (Dev(n), Manager))]);
        for (var number = 1; number <= 5; number++)
        {
            world.Remove(Dev(number), version: 2);
        }

        for (var number = 6; number <= 9; number++)
        {
            world.Remove(Dev(number), version: 2).Outcome.ShouldBe(ChangeOutcome.Held);
        }

        // Each of them could go when it was held, with Ada still there.
        world.Remove(Cast.Ada, version: 3).Outcome.ShouldBe(ChangeOutcome.Held);
        var hold = world.OpenHold;

        world.Approve();

        hold.Changes.Select(static h => h.State)
            .ShouldBe([
                HeldChangeState.Recorded,
                HeldChangeState.Recorded,
                HeldChangeState.Recorded,
                HeldChangeState.Recorded,
                HeldChangeState.Refused,
            ]);
        hold.Changes[4].Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.LastOwner);
        world.Roster.Keys.ShouldBe([Cast.Ada]);
    }

    [Fact]
    public void Approve_RecordsAdditionsBeforeRemovals()
    {
        var world = WithDevelopers(9);
        world.Report(8, (Dev(9), Owner), (Cast.Fay, Developer));
        world.Approve();

        world
            .Feed.Skip(1)
            .Take(2)
            .Select(static c => c.Body)
            .ShouldBe([new MemberRolesChanged(Dev(9), Owner), new MemberAdded(Cast.Fay, Developer)], ignoreOrder: true);
        world.Roster.Keys.ShouldBe([Dev(9), Cast.Fay], ignoreOrder: true);
    }

    [Fact]
    public void Approve_OfWhatIsSoAlready_CountsAsRecorded_WithoutASequence()
    {
        var world = WithDevelopers(9);
        world.Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer));
        world.Add(Cast.Fay, Developer, version: 7);
        var hold = world.OpenHold;

        world.Approve();

        var held = hold.Changes.Single(static h => h.Member == Cast.Fay);
        (held.State, held.Sequence).ShouldBe((HeldChangeState.Recorded, 0));
    }

    [Fact]
    public void ApproveOfARoster_SetsTheFloor()
    {
        var world = WithDevelopers(9);
        world.Report(8, (Cast.Ada, Owner));
        world.Approve();

        world.Account.RosterFloor.ShouldBe(8);
        world.Add(Cast.Fay, Developer, version: 8).ShouldBe(RecordDecision.Stale);
        world.Account.Subjects.ShouldHaveSingleItem();
        world.Reload().Report(8, (Cast.Ada, Owner)).OriginalOutcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void ApproveOfARoster_LeavesWhatOlderChangesHaveTouchedSince_ToThoseThatFollowThem()
    {
        // In Partner Center dev 9 became a manager at 6 and a developer again at 7; the roster of 8 was the first to arrive.
        var world = WithDevelopers(9);
        world.Report(8, (Cast.Ada, Owner), (Dev(9), Developer)).Outcome.ShouldBe(ChangeOutcome.Held);
        world.Now += TimeSpan.FromMinutes(1);
        world.SetRoles(Dev(9), Manager, version: 6).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Approve();

        // Nothing is lost: what follows is not stale for a floor that the roster's comparison never earned for this member.
        world.SetRoles(Dev(9), Developer, version: 7).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Roster.ShouldBe(
            new Dictionary<Principal, PartnerCenterRoles> { [Cast.Ada] = Owner, [Dev(9)] = Developer },
            ignoreOrder: true
        );
        // All others stand at the roster's version.
        world.SetRoles(Cast.Ada, Manager, version: 8).ShouldBe(RecordDecision.Stale);
        world
            .Set(SettingsFields.DisplayName, new AccountSettings("x", null, null), version: 8)
            .Outcome.ShouldBe(ChangeOutcome.Stale);
    }

    [Fact]
    public void ApproveOfARoster_WhoseMemberWasRemovedByAnOlderChange_AddsIt()
    {
        var world = Of([
            (Cast.Ada, Owner),
            (Cast.Fay, Marketer),
            .. Enumerable.Range(1, 9).Select(static n => (Dev(n), Developer)),
        ]);
        world.Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer));
        world.Remove(Cast.Fay, version: 7).Outcome.ShouldBe(ChangeOutcome.Recorded);

        world.Approve();

        world.Roster[Cast.Fay].ShouldBe(Developer);
    }

    [Fact]
    public void Reject_RecordsNothing_AndSetsTheHeldVersions()
    {
        var world = Held();
        var hold = world.OpenHold;

        world.Reject();

        world.Feed.Count.ShouldBe(6);
        world.Roster.ShouldContainKey(Dev(6));
        (hold.State, hold.DecidedBy, hold.Note).ShouldBe((HoldState.Rejected, Operator, "a mistake"));
        hold.Changes.ShouldHaveSingleItem().State.ShouldBe(HeldChangeState.Rejected);
        world.Reload().Account.OpenHold.ShouldBeNull();
        world.Remove(Dev(6), version: 10).ShouldBe(RecordDecision.Stale);
        world.Remove(Dev(6), version: 11).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public void RejectOfARoster_SetsOnlyTheRejectedSubjects()
    {
        var world = WithDevelopers(9);
        world.Report(8, [(Cast.Ada, Owner), (Cast.Fay, Developer)], new AccountSettings("Held", null, null));

        world.Reject();

        world.Account.RosterFloor.ShouldBe(0);
        world.SetRoles(Dev(1), Manager, version: 8).ShouldBe(RecordDecision.Stale);
        world.Add(Cast.Fay, Developer, version: 8).ShouldBe(RecordDecision.Stale);
        world
            .Set(SettingsFields.DisplayName, new AccountSettings("x", null, null), version: 8)
            .Outcome.ShouldBe(ChangeOutcome.Stale);
        world
            .Set(SettingsFields.ContactEmail, new AccountSettings("", "a@b.example", null), version: 3)
            .Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.SetRoles(Cast.Ada, Manager, version: 3).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world
            .Report(8, [(Cast.Ada, Owner), (Cast.Fay, Developer)], new AccountSettings("Held", null, null))
            .Outcome.ShouldBe(ChangeOutcome.Duplicate);
        world.Account.OpenHold.ShouldBeNull();
    }

    [Fact]
    public void Decision_WithTheDigestOfAnotherSet_IsRefused_AndChangesNothing()
    {
        var world = Held();
        var digest = world.OpenHold.Digest;
        world.Remove(Dev(7), version: 10);

        foreach (var decide in new Action[] { () => world.Approve(digest), () => world.Reject(digest) })
        {
            Should
                .Throw<RuleViolationException>(decide)
                .Violation.ShouldSay(
                    Reason.HoldDigestStale,
                    ("publisherId", "acme"),
                    ("holdId", world.OpenHold.Id.ToString("D")),
                    ("digest", world.OpenHold.Digest)
                );
        }

        world.OpenHold.Waiting.Count().ShouldBe(2);
        world.Approve();
    }

    [Fact]
    public void Digest_IsTheSame_WhileTheSetIs()
    {
        var world = Held();
        var digest = world.OpenHold.Digest;
        world.Add(Cast.Fay, Developer, version: 11);
        world.Remove(Dev(6), version: 9);

        world.OpenHold.Digest.ShouldBe(digest);
    }

    /// <summary>Five removed, the sixth held at version 10.</summary>
    private static SyncedWorld Held()
    {
        var world = WithDevelopers(9);
        world.RemoveDevelopers(1, 5, version: 2);
        world.Remove(Dev(6), version: 10).Outcome.ShouldBe(ChangeOutcome.Held);
        return world;
    }
}
