using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

public sealed class MemberChangeTests
{
    [Fact]
    public void Add_IsRecorded_WithTheNextSequenceAndItsPosition()
    {
        var world = OfAda();
        var id = Guid.NewGuid();

        var decision = world.Add(Cast.Fay, Manager | Marketer, version: 3, id);

        decision.ShouldBe(new RecordDecision(ChangeOutcome.Recorded, 2, world.Last.Position, IsSaidByChange: true));
        world.Last.Body.ShouldBe(new MemberAdded(Cast.Fay, Manager | Marketer));
        world.Last.Sequence.ShouldBe(2);
        world.Last.Draft.ChangeId.ShouldBe(id);
        world.Last.Draft.SourceVersion.ShouldBe(3);
        world.Last.Draft.Cause.ShouldBe(ChangeCause.Recorded);
        world.Last.Draft.Initiator.ShouldBe(Source);
        world.Last.Draft.PreviousRoles.ShouldBe(PartnerCenterRoles.None);
        world.Roster[Cast.Fay].ShouldBe(Manager | Marketer);
    }

    [Fact]
    public void Add_OfAPresentMember_WithTheSameRoles_HasNoEffect()
    {
        var world = OfAda();

        world.Add(Cast.Bob, Developer, version: 3).ShouldBe(RecordDecision.NoEffect);
        world.Feed.Count.ShouldBe(1);
    }

    [Fact]
    public void Add_OfAPresentMember_WithOtherRoles_IsRecordedAsARoleChange()
    {
        var world = OfAda();

        world.Add(Cast.Bob, Manager, version: 3).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Last.Body.ShouldBe(new MemberRolesChanged(Cast.Bob, Manager));
        world.Last.Draft.PreviousRoles.ShouldBe(Developer);
    }

    [Fact]
    public void Remove_IsRecorded_WithWhatTheMemberHad()
    {
        var world = OfAda();

        world.Remove(Cast.Bob, version: 3).Sequence.ShouldBe(2);
        world.Last.Body.ShouldBe(new MemberRemoved(Cast.Bob));
        world.Last.Draft.PreviousRoles.ShouldBe(Developer);
        world.Roster.Keys.ShouldBe([Cast.Ada]);
    }

    [Fact]
    public void Remove_OfAnAbsentMember_HasNoEffect()
    {
        var world = OfAda();
        world.Remove(Cast.Bob, version: 3);

        world.Remove(Cast.Bob, version: 4).ShouldBe(RecordDecision.NoEffect);
        world.Remove(Cast.Fay, version: 4).ShouldBe(RecordDecision.NoEffect);
        world.Feed.Count.ShouldBe(2);
    }

    [Fact]
    public void RoleChange_OfAnAbsentMember_IsRefused()
    {
        var world = OfAda();
        world.Remove(Cast.Bob, version: 3);

        foreach (var absent in new[] { Cast.Bob, Cast.Fay })
        {
            var decision = world.SetRoles(absent, Manager, version: 4);
            decision.Outcome.ShouldBe(ChangeOutcome.Refused);
            decision.Refusal.ShouldNotBeNull().ShouldSay(Reason.MemberNotFound, ("member", absent.Key));
        }
    }

    [Fact]
    public void RoleChange_ToTheSameRoles_HasNoEffect() =>
        OfAda().SetRoles(Cast.Bob, Developer, version: 3).ShouldBe(RecordDecision.NoEffect);

    [Fact]
    public void RoleChange_AmongRolesWithoutACounterpart_IsRecorded()
    {
        var world = Of((Cast.Ada, Owner), (Cast.Bob, Marketer));

        world
            .SetRoles(Cast.Bob, PartnerCenterRoles.FinancialContributor, version: 3)
            .Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.Last.Body.ShouldBe(new MemberRolesChanged(Cast.Bob, PartnerCenterRoles.FinancialContributor));
    }

    [Fact]
    public void Sequences_OfRecordedChangesAlone_HaveNoGap()
    {
        var world = OfAda();
        world.Add(Cast.Fay, Developer, version: 3);
        world.Add(Cast.Fay, Developer, version: 4);
        world.Remove(Cast.Ada, version: 4);
        world.Remove(Cast.Fay, version: 2);
        world.Reload().Remove(Cast.Fay, version: 5);

        world.Feed.Select(static change => change.Sequence).ShouldBe([1, 2, 3]);
        world.Account.Sequence.ShouldBe(3);
        world.Feed.Select(static change => change.Position).ShouldBeInOrder();
    }

    [Fact]
    public void Add_BeyondTheMostMembers_IsRefused()
    {
        var world = WithDevelopers(SyncedAccount.MaxMembers - 2);
        world.Add(Cast.Bob, Developer, version: 1).Outcome.ShouldBe(ChangeOutcome.Recorded);

        var decision = world.Add(Cast.Fay, Developer, version: 1);
        decision.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RosterTooLarge);
        world.Remove(Cast.Bob, version: 2);
        world.Add(Cast.Fay, Developer, version: 1).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void LastRefusal_IsTheLastOne_AndOutlivesWhatIsRecorded()
    {
        var world = OfAda();
        var id = Guid.NewGuid();
        world.SetRoles(Cast.Fay, Manager, version: 2);
        world.Now += TimeSpan.FromMinutes(5);
        world.Remove(Cast.Ada, version: 7, id);
        world.Remove(Cast.Bob, version: 8);

        var refusal = world.Reload().Account.LastRefusal.ShouldNotBeNull();
        (refusal.ChangeId, refusal.SourceVersion, refusal.Time).ShouldBe((id, 7, Cast.Noon.AddMinutes(5)));
        refusal.Violation.Reason.ShouldBe(Reason.LastOwner);
    }
}
