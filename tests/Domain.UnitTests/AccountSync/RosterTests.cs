using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

public sealed class RosterTests
{
    private static readonly AccountSettings New = new("Acme 2", "new@contoso.com", SupportUri: null);

    [Fact]
    public void Differences_AreRecorded_AdditionsFirst_RemovalsLast()
    {
        var world = Of((Cast.Ada, Owner), (Cast.Bob, Developer), (Cast.Fay, Manager), (Cast.Mia, Marketer));

        var decision = world.Report(
            8,
            [(Cast.Bob, Owner), (Cast.Fay, Developer), (Cast.Nina, Developer), (Cast.Ada, Owner)],
            New
        );

        decision.ShouldBe(
            new RosterDecision(
                ChangeOutcome.Recorded,
                new RosterCounts(
                    Added: 1,
                    RolesChanged: 2,
                    Removed: 1,
                    SettingsChanged: 2,
                    Unchanged: 2,
                    Newer: 0,
                    FirstSequence: 2,
                    LastSequence: 6
                )
            )
        );
        world
            .Feed.Skip(1)
            .Select(static c => c.Body)
            .ShouldBe([
                new MemberRolesChanged(Cast.Bob, Owner),
                new MemberAdded(Cast.Nina, Developer),
                new SettingsChanged(SettingsFields.DisplayName | SettingsFields.ContactEmail, New),
                new MemberRolesChanged(Cast.Fay, Developer),
                new MemberRemoved(Cast.Mia),
            ]);
        world.Feed.Skip(1).Select(static c => c.Draft.Cause).Distinct().ShouldBe([ChangeCause.Roster]);
        world.Feed.Skip(1).Select(static c => c.Draft.SourceVersion).Distinct().ShouldBe([8]);
        world.Account.RosterFloor.ShouldBe(8);
    }

    [Fact]
    public void Differences_HaveChangeIdsDerivedOfTheirSubjects()
    {
        var world = OfAda();

        world.Report(8, [(Cast.Ada, Owner), (Cast.Fay, Developer)], New with { ContactEmail = null });

        world
            .Feed.Skip(1)
            .Select(static c => c.Draft.ChangeId)
            .ShouldBe([
                DerivedChangeId.Of(Id, 8, Cast.Fay.Identity),
                DerivedChangeId.Of(Id, 8, "settings"),
                DerivedChangeId.Of(Id, 8, Cast.Bob.Identity),
            ]);
    }

    [Fact]
    public void Settings_NotReported_AreNotCompared()
    {
        var world = OfAda();
        world.Set(SettingsFields.All, New, version: 1);

        world.Report(8, (Cast.Ada, Owner), (Cast.Bob, Developer)).Counts.Unchanged.ShouldBe(2);
        world.Account.Settings.ShouldBe(New);
    }

    [Fact]
    public void Subjects_OfNewerVersions_AreLeftAlone()
    {
        var world = Of((Cast.Ada, Owner), (Cast.Bob, Developer), (Cast.Fay, Developer));
        world.SetRoles(Cast.Bob, Manager, version: 20);
        world.Remove(Cast.Fay, version: 21);
        world.Add(Cast.Nina, Developer, version: 22);
        world.Set(SettingsFields.DisplayName, New, version: 23);

        var decision = world.Report(
            8,
            [(Cast.Ada, Owner), (Cast.Bob, Developer), (Cast.Fay, Developer)],
            new AccountSettings("Acme", "new@contoso.com", SupportUri: null)
        );

        decision.Counts.ShouldBe(new RosterCounts(0, 0, 0, 1, Unchanged: 2, Newer: 4, 6, 6));
        world.Roster.ShouldBe(
            new Dictionary<Principal, PartnerCenterRoles>
            {
                [Cast.Ada] = Owner,
                [Cast.Bob] = Manager,
                [Cast.Nina] = Developer,
            },
            ignoreOrder: true
        );
        world.Account.Settings.ShouldBe(New);
        // Above the floor they go on from their own version.
        world.SetRoles(Cast.Bob, Developer, version: 20).ShouldBe(RecordDecision.Stale);
        world.Add(Cast.Fay, Developer, version: 21).ShouldBe(RecordDecision.Stale);
    }

    [Fact]
    public void Subject_OfTheSameVersion_IsCompared()
    {
        var world = OfAda();
        world.SetRoles(Cast.Bob, Manager, version: 8);
        world.Set(SettingsFields.All, New, version: 8);

        var decision = world.Report(8, [(Cast.Ada, Owner), (Cast.Bob, Developer)], New with { DisplayName = "Acme 3" });

        decision.Counts.ShouldBe(new RosterCounts(0, 1, 0, 1, Unchanged: 3, 0, FirstSequence: 4, LastSequence: 5));
        world.Account.Settings.DisplayName.ShouldBe("Acme 3");
        world.Roster[Cast.Bob].ShouldBe(Developer);
    }

    [Fact]
    public void Floor_LetsOlderTombstonesGo_AndKeepsNewerOnes()
    {
        var world = Of((Cast.Ada, Owner), (Cast.Bob, Developer), (Cast.Fay, Developer));
        world.Remove(Cast.Bob, version: 5);
        world.Remove(Cast.Fay, version: 12);

        world.Report(8, (Cast.Ada, Owner));

        world.Account.Subjects.Select(static s => s.Principal).ShouldBe([Cast.Ada, Cast.Fay], ignoreOrder: true);
        world.Account.Touched.ShouldContain(Cast.Bob);
        world.Add(Cast.Bob, Developer, version: 8).ShouldBe(RecordDecision.Stale);
        world.Add(Cast.Bob, Developer, version: 9).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void SameRosterAgain_IsADuplicate_WithTheOriginalCounts()
    {
        var world = OfAda();
        var first = world.Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer));
        world.Remove(Cast.Fay, version: 9);

        var again = world.Reload().Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer));

        again.ShouldBe(
            new RosterDecision(ChangeOutcome.Duplicate, first.Counts, OriginalOutcome: ChangeOutcome.Recorded)
        );
        (again.Counts.FirstSequence, again.Counts.LastSequence).ShouldBe((2, 3));
        world.Feed.Count.ShouldBe(4);
        world.Roster.Keys.ShouldBe([Cast.Ada]);
    }

    [Fact]
    public void SameRosterAgain_OfOneWithoutEffect_SaysSo()
    {
        var world = OfAda();
        world.Report(8, (Cast.Ada, Owner), (Cast.Bob, Developer)).Outcome.ShouldBe(ChangeOutcome.NoEffect);

        world.Report(8, (Cast.Ada, Owner), (Cast.Bob, Developer)).OriginalOutcome.ShouldBe(ChangeOutcome.NoEffect);
    }

    [Fact]
    public void AnotherBody_AtTheSameVersion_IsRefused()
    {
        var world = OfAda();
        world.Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer));

        var other = world.Report(8, (Cast.Ada, Owner), (Cast.Bob, Developer));

        other.Outcome.ShouldBe(ChangeOutcome.Refused);
        other.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ChangeIdReused);
        world.Feed.Count.ShouldBe(3);
    }

    [Fact]
    public void OlderRoster_IsStale()
    {
        var world = OfAda();
        world.Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer));

        world.Report(7, (Cast.Ada, Owner)).ShouldBe(RosterDecision.Stale);
        world.Report(9, (Cast.Ada, Owner), (Cast.Fay, Developer)).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        // Its own answer is no longer known; that it is not above the floor is.
        world.Report(8, (Cast.Ada, Owner), (Cast.Fay, Developer)).ShouldBe(RosterDecision.Stale);
    }

    [Fact]
    public void Roster_ThatWouldHoldMoreThanTheMostMembers_IsRefused()
    {
        // Within the limit by itself, and not with a member whom a newer change has added.
        var world = OfAda();
        world.Add(Cast.Fay, Developer, version: 99);
        var full = Enumerable.Range(1, SyncedAccount.MaxMembers - 1).Select(static n => (Dev(n), Developer));

        var decision = world.Report(8, [(Cast.Ada, Owner), .. full], settings: null);

        decision.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RosterTooLarge);
        world.Feed.Count.ShouldBe(2);
    }
}
