using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Recording;
using PublisherMigration.SyncEquipment.Tests.Support;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Recording;

public sealed class WholeHistoryTests
{
    [Fact]
    public void Check_OfAWholeHistory_FindsNothing() => WholeHistory.Check(Sample.History).ShouldBeEmpty();

    [Fact]
    public void Check_WhenAPlaceIsWrong_NamesIt()
    {
        Planted(changes => changes.RemoveAt(2)).ShouldContain("alder/3 comes after 1.");
        Planted(changes => changes[2].Sequence = 1).ShouldContain("alder/1 comes after 1.");
        Planted(changes => changes[2].Position = 55).ShouldContain("alder/3 is at position 50, the one before at 55.");
        Planted(changes => changes[1].Position = 10).ShouldContain("alder/1 and briar/1 share position 10.");
        Planted(changes => changes[3].RecordedTime.Seconds -= 15)
            .ShouldHaveSingleItem()
            .ShouldBe("briar/2 was recorded before alder/2, which stands before it.");
        Planted(changes => changes[4].ChangeId = changes[2].ChangeId)
            .ShouldHaveSingleItem()
            .ShouldContain("of an earlier one");
    }

    [Fact]
    public void Check_WhenTheCutOverIsNotFirstOrNotAlone_NamesIt()
    {
        Planted(changes => changes[0].Cause = ChangeCause.Recorded).ShouldHaveSingleItem().ShouldContain("alder/1 is");
        Planted(changes => changes[2].Cause = ChangeCause.CutOver).ShouldHaveSingleItem().ShouldContain("alder/2 is");
        Planted(changes => changes.RemoveAt(0)).ShouldContain("alder/2 comes after 0.");
    }

    [Fact]
    public void Check_WhenAChangeIsNotWhatItSays_NamesIt()
    {
        Planted(changes => changes[4].PreviousRoles.Clear()).ShouldContain("alder/3 tells of other roles before: [ ].");
        Planted(changes => changes[2].MemberAdded.Member.LegacyRole = LegacyRole.Owner)
            .ShouldHaveSingleItem()
            .ShouldBe("alder/2 says Owner of Marketer.");
        Planted(changes => changes[2].MemberAdded.Member.Principal = Work("mara")).ShouldNotBeEmpty();
        Planted(changes =>
                changes[6].MemberRolesChanged = new()
                {
                    Principal = Work("ida"),
                    Roles = { PartnerCenterRole.Marketer },
                }
            )
            .ShouldHaveSingleItem()
            .ShouldBe("alder/4 changes nothing.");
        Planted(changes => changes[5].PreviousSettings.SupportUri = "other").ShouldHaveSingleItem();
        Planted(changes => changes[5].SettingsChanged.UpdateMask.Paths.Clear())
            .ShouldHaveSingleItem()
            .ShouldContain("names no field");
    }

    [Fact]
    public void Check_WhenTheLastOwnerIsLost_NamesIt() =>
        Planted(changes => changes[4].MemberRemoved.Principal = Work("mara"))
            .ShouldContain("alder/3 leaves the account without an owner.");

    [Fact]
    public void Check_OfARestatement_FindsOnlyWhatItChanges()
    {
        var restated = Restated("briar", 4, Owner("remy"), Owner("nils"));
        restated.Position = 80;
        restated.RecordedTime.Seconds += 1_000;
        restated.AccountRestated.Settings = new() { DisplayName = "Alder", SupportUri = "https://briar.example/help" };
        Planted(changes => changes.Add(restated)).ShouldBeEmpty();
        restated.AccountRestated.Members.RemoveAt(1);
        Planted(changes => changes.Add(restated))
            .ShouldHaveSingleItem()
            .ShouldContain("restates the account otherwise");
    }

    private static IReadOnlyList<string> Planted(Action<List<Change>> plant)
    {
        List<Change> changes = [.. Sample.Recorded];
        plant(changes);
        return WholeHistory.Check(new FeedHistory(changes));
    }
}
