using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.UnitTests.Support;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>What this service itself records.</summary>
public sealed class RestateTests
{
    [Fact]
    public void CutOver_IsTheFirstChange_AndWhatEverySubjectRestsOn()
    {
        var world = OfAda();

        var first = world.Feed.ShouldHaveSingleItem();
        (first.Sequence, first.Draft.Cause, first.Draft.ChangeId).ShouldBe((1, ChangeCause.CutOver, null));
        first.Body.ShouldBeOfType<AccountMigrated>().PartnerCenterAccountId.ShouldBe("pca-1");
        world.Account.Sequence.ShouldBe(1);
        world.Account.Find(Cast.Bob).ShouldNotBeNull().Touch.ShouldBe(new LastTouch(0, 1, null, Cast.Noon));
        world.Account.TouchOf(SettingsFields.SupportUri).Sequence.ShouldBe(1);
    }

    [Fact]
    public void Restatement_SaysThePresentValues_AndChangesNone()
    {
        var world = OfAda();
        world.Add(Cast.Fay, Marketer, version: 4);
        var roster = world.Roster;

        var restated = world.Account.Restate(ChangeCause.DriftRepaired, Operator, world);

        (restated.Sequence, restated.Draft.Cause, restated.Draft.Initiator).ShouldBe(
            (3, ChangeCause.DriftRepaired, Operator)
        );
        var body = restated.Body.ShouldBeOfType<AccountRestated>();
        body.Members.Select(static m => (m.Principal, m.PartnerCenterRoles))
            .ShouldBe([(Cast.Ada, Owner), (Cast.Bob, Developer), (Cast.Fay, Marketer)]);
        body.Settings.ShouldBe(world.Account.Settings);
        world.Reload().Roster.ShouldBe(roster);
        (world.Account.Sequence, world.Account.RestatedSequence).ShouldBe((3, 3));
        // Versions go on from where they were.
        world.Remove(Cast.Fay, version: 4).ShouldBe(RecordDecision.Stale);
        world.Remove(Cast.Fay, version: 5).Sequence.ShouldBe(4);
    }

    [Fact]
    public void Subject_KeepsTheChangeThatLastTouchedIt()
    {
        var world = OfAda();
        var id = Guid.NewGuid();
        world.Now += TimeSpan.FromHours(1);
        world.SetRoles(Cast.Bob, Manager, version: 4, id);
        world.Now += TimeSpan.FromHours(1);
        world.SetRoles(Cast.Bob, Manager, version: 9).Outcome.ShouldBe(ChangeOutcome.NoEffect);

        world
            .Reload()
            .Account.Find(Cast.Bob)
            .ShouldNotBeNull()
            .Touch.ShouldBe(new LastTouch(9, 2, id, Cast.Noon.AddHours(1)));
    }
}
