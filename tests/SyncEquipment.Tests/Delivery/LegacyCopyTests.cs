using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;
using PublisherMigration.LegacyPortal.Double;
using PublisherMigration.Sync.Validators.Delivery;
using PublisherMigration.SyncEquipment.Tests.Portal;
using PublisherMigration.SyncEquipment.Tests.Support;

namespace PublisherMigration.SyncEquipment.Tests.Delivery;

/// <summary>The portal double and the checks' replay are two readings of the proto; here they have to agree.</summary>
public sealed class LegacyCopyTests
{
    [Fact]
    public async Task Check_AtEverySequence_FindsNothing()
    {
        await using var caller = await PortalCaller.StartAsync();
        foreach (var change in Sample.Recorded)
        {
            await caller.ApplyAsync(change.PublisherId, change.Sequence - 1, [change]);
            LegacyCopy
                .Check(change.PublisherId, Roster(caller.Portal, change), Sample.History, Changes.ThisFeed)
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Check_WhenTheCopyDiffers_NamesIt()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync("alder", 0, [.. Sample.Recorded.Where(change => change.PublisherId is "alder")]);

        Planted(roster => roster.Members.RemoveAt(0)).ShouldHaveSingleItem().ShouldContain("should be Owner");
        Planted(roster => roster.Members[0].LegacyRole = LegacyRole.Contributor).ShouldHaveSingleItem();
        Planted(roster => roster.Members.Add(Changes.Owner("stranger"))).ShouldHaveSingleItem();
        Planted(roster => roster.Settings.SupportUri = "other").ShouldHaveSingleItem().ShouldContain("support_uri");
        Planted(roster => roster.FeedId = Changes.NextFeed).ShouldHaveSingleItem();
        Planted(roster => roster.AppliedSequence = 9)
            .ShouldContain("The portal is at 9 of alder, which is not recorded.");
        Planted(roster => roster.AppliedSequence = 2).ShouldNotBeEmpty();

        IReadOnlyList<string> Planted(Action<GetRosterResponse> plant)
        {
            var roster = caller.Portal.Roster("alder")!;
            plant(roster);
            return LegacyCopy.Check("alder", roster, Sample.History, Changes.ThisFeed);
        }
    }

    private static GetRosterResponse Roster(LegacyPortalDouble portal, Change change) =>
        portal.Roster(change.PublisherId)!;
}
