using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>What other methods answer of a migrated account follows its changes at once.</summary>
public sealed class FollowingReadsTests(SharedService shared) : SyncTests(shared)
{
    [Fact]
    public async Task RemovedMember_IsAStranger_AndAnAddedOneSeesTheMigratedBanner()
    {
        var id = await Source.MigratedAsync();
        (await Portal.BannerAsync(id, Dev(1).Acts())).Kind.ShouldBe(BannerKind.Migrated);
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.BannerAsync(id, Who.Remy.Acts()));

        await Source.RecordAsync(id, Removed(Dev(1), version: 1));
        await Source.RecordAsync(Of(id, Added(Who.Remy, PartnerCenterRole.Owner, version: 1)));

        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.BannerAsync(id, Dev(1).Acts()));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.GetAsync(id, Dev(1).Acts()));
        var banner = await Portal.BannerAsync(id, Who.Remy.Acts());
        (banner.Kind, banner.Action).ShouldBe((BannerKind.Migrated, BannerAction.OpenPartnerCenter));
        (await Portal.GetAsync(id, Who.Remy.Acts())).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public async Task Members_OfTheAccountAndOfTheListsFilter_Follow()
    {
        var id = await Source.MigratedAsync();
        var newcomer = Who.Work($"{id}@briar.example");
        await Source.RecordAsync(id, Added(newcomer, PartnerCenterRole.Marketer, version: 1));
        (await ListedAsync(newcomer)).ShouldBe([id]);

        await Source.ReportAsync(id, version: 5, Roster(1));
        (await ListedAsync(newcomer)).ShouldBeEmpty();
        await Source.ReportAsync(id, version: 6, [.. Roster(), With(newcomer, PartnerCenterRole.Developer)]);

        (await ListedAsync(newcomer)).ShouldBe([id]);
        var account = await Portal.PublisherAsync(id);
        account
            .Members.Select(static m => (m.Principal, m.LegacyRole, m.PartnerCenterRoles.Single()))
            .ShouldBe([
                (newcomer, LegacyRole.Contributor, PartnerCenterRole.Developer),
                (Who.Mara, LegacyRole.Owner, PartnerCenterRole.Manager),
            ]);
        (await ListedPublisherAsync(id)).Members.ShouldBe(account.Members);
    }

    [Fact]
    public async Task Name_Follows()
    {
        var id = await Source.MigratedAsync();

        await Source.RecordAsync(id, Settings(1, new() { DisplayName = "Renamed in Partner Center" }));

        (await Portal.PublisherAsync(id)).DisplayName.ShouldBe("Renamed in Partner Center");
        (await ListedPublisherAsync(id)).DisplayName.ShouldBe("Renamed in Partner Center");
    }

    [Fact]
    public async Task Members_OfALargeAccount_FollowToo()
    {
        var id = await Source.MigratedAsync(developers: 80);

        await Source.RecordAsync(id, Removed(Dev(80), version: 1));
        await Source.RecordAsync(id, Added(Who.Remy, PartnerCenterRole.Developer, version: 1));

        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.BannerAsync(id, Dev(80).Acts()));
        (await Portal.BannerAsync(id, Who.Remy.Acts())).Kind.ShouldBe(BannerKind.Migrated);
        var members = (await Portal.PublisherAsync(id)).Members;
        members.Count.ShouldBe(81);
        var emails = members.Select(static m => m.Principal.Email).ToList();
        emails.ShouldBe(emails.Order(StringComparer.Ordinal));
    }

    private async Task<IEnumerable<string>> ListedAsync(Principal member) =>
        (await Portal.ListAsync(new() { Member = member })).Select(static m => m.PublisherId);

    private async Task<PublisherAccount> ListedPublisherAsync(string id)
    {
        var request = new ListPublishersRequest { PageSize = 1_000 };
        while (true)
        {
            var page = await Portal.Directory.ListPublishersAsync(request, Portal.Options);
            if (page.Publishers.FirstOrDefault(p => p.PublisherId == id) is { } found)
            {
                return found;
            }

            page.NextPageToken.ShouldNotBeEmpty();
            request.PageToken = page.NextPageToken;
        }
    }
}
