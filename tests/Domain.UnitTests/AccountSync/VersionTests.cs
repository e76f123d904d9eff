using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>Versions are compared per subject, and with the floor that the last roster has set.</summary>
public sealed class VersionTests
{
    [Theory]
    [InlineData(6, ChangeOutcome.Stale)]
    [InlineData(7, ChangeOutcome.Stale)]
    [InlineData(8, ChangeOutcome.Recorded)]
    public void Record_AgainstItsSubject_IsStaleUnlessAbove(long version, ChangeOutcome outcome)
    {
        var world = OfAda();
        world.SetRoles(Cast.Bob, Manager, version: 7);

        world.SetRoles(Cast.Bob, Marketer | Developer, version).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Record_OfAnotherSubject_IsNotStale_WhateverCameBefore()
    {
        var world = OfAda();
        world.SetRoles(Cast.Bob, Manager, version: 1_000);

        world.Add(Cast.Fay, Developer, version: 1).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.SetRoles(Cast.Ada, Manager, version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world
            .Set(SettingsFields.ContactEmail, new AccountSettings("", "a@contoso.com", null), version: 3)
            .Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void Record_OfARemovedMember_RemembersItsVersion()
    {
        var world = OfAda();
        world.Remove(Cast.Bob, version: 9);
        world.Reload();

        world.Add(Cast.Bob, Manager, version: 8).Outcome.ShouldBe(ChangeOutcome.Stale);
        world.Add(Cast.Bob, Manager, version: 10).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Theory]
    [InlineData(20, ChangeOutcome.Stale)]
    [InlineData(21, ChangeOutcome.Recorded)]
    public void Record_AgainstTheFloor_IsStaleUnlessAbove(long version, ChangeOutcome outcome)
    {
        var world = OfAda();
        world.Report(20, (Cast.Ada, Owner), (Cast.Bob, Developer)).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        world.Reload();

        world.SetRoles(Cast.Bob, Manager, version).Outcome.ShouldBe(outcome);
        world.Add(Cast.Fay, Developer, version).Outcome.ShouldBe(outcome);
        world
            .Set(SettingsFields.DisplayName, new AccountSettings("New", null, null), version)
            .Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Record_WithoutEffect_AdvancesItsSubject()
    {
        var world = OfAda();
        world.Add(Cast.Bob, Developer, version: 5).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        world.Remove(Cast.Fay, version: 5).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        world.Reload();

        world.SetRoles(Cast.Bob, Manager, version: 4).Outcome.ShouldBe(ChangeOutcome.Stale);
        world.Add(Cast.Fay, Developer, version: 5).Outcome.ShouldBe(ChangeOutcome.Stale);
        world.Add(Cast.Fay, Developer, version: 6).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void Record_Refused_AdvancesNothing_AndMayBeSentAgain()
    {
        var world = OfAda();
        var id = Guid.NewGuid();
        world.SetRoles(Cast.Fay, Manager, version: 9, id).Outcome.ShouldBe(ChangeOutcome.Refused);
        world.Remove(Cast.Ada, version: 9).Outcome.ShouldBe(ChangeOutcome.Refused);
        world.Reload();

        world.Add(Cast.Fay, Owner, version: 2).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.SetRoles(Cast.Fay, Manager, version: 9, id).Outcome.ShouldBe(ChangeOutcome.Recorded);
        world.SetRoles(Cast.Ada, Manager, version: 3).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void Record_Stale_ChangesNothing_AndIsNotRemembered()
    {
        var world = OfAda();
        world.SetRoles(Cast.Bob, Manager, version: 5);
        var id = Guid.NewGuid();

        world.Remove(Cast.Bob, version: 5, id).ShouldBe(RecordDecision.Stale);
        world.Roster[Cast.Bob].ShouldBe(Manager);
        world.Account.Sequence.ShouldBe(2);
        // Not remembered: judged afresh, as another change.
        world.Remove(Cast.Fay, version: 1, id).Outcome.ShouldBe(ChangeOutcome.NoEffect);
    }
}
