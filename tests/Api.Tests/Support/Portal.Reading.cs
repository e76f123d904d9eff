using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

public sealed partial class Portal
{
    public async Task<AccountMigration> GetAsync(string id, Actor? viewer = null) =>
        (await Migrations.GetMigrationAsync(new() { PublisherId = id, Viewer = viewer }, Options)).Migration;

    public async Task<Contracts.V1.Banner> BannerAsync(string id, Actor? viewer = null) =>
        (await Migrations.GetBannerAsync(new() { PublisherId = id, Viewer = viewer }, Options)).Banner;

    public async Task<Assessment> AssessAsync(
        string id,
        Actor? actor = null,
        string workEmail = "",
        string mpnId = ""
    ) =>
        (
            await Migrations.AssessMigrationAsync(
                new()
                {
                    PublisherId = id,
                    Actor = actor,
                    WorkEmail = workEmail,
                    MpnId = mpnId,
                },
                Options
            )
        ).Assessment;

    /// <summary>The whole audit trail.</summary>
    public async Task<IReadOnlyList<MigrationEvent>> EventsAsync(string id, Actor? viewer = null)
    {
        var request = new ListMigrationEventsRequest
        {
            PublisherId = id,
            Viewer = viewer,
            PageSize = 1_000,
        };
        return (await Migrations.ListMigrationEventsAsync(request, Options)).Events;
    }

    public async Task<PublisherAccount> PublisherAsync(string id) =>
        (await Directory.GetPublisherAsync(new() { PublisherId = id }, Options)).Publisher;

    public async Task<IReadOnlyList<AccountMigration>> ListAsync(MigrationFilter? filter = null) =>
        (await Migrations.ListMigrationsAsync(new() { Filter = filter, PageSize = 1_000 }, Options)).Migrations;

    public async Task<SummarizeMigrationsResponse> SummarizeAsync(MigrationFilter? filter = null) =>
        await Migrations.SummarizeMigrationsAsync(new() { Filter = filter }, Options);
}
