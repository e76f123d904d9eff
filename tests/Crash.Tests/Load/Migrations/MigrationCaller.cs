using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Migrations;

/// <summary>The calls of a fleet tool: imports and cut-overs, by an operator.</summary>
internal sealed class MigrationCaller(GrpcChannel channel)
{
    private readonly MigrationService.MigrationServiceClient _migrations = new(channel);
    private readonly DirectoryService.DirectoryServiceClient _directory = new(channel);

    public MigrationService.MigrationServiceClient Migrations => _migrations;

    public async Task ImportWorldAsync()
    {
        using var tenants = _directory.ImportTenants(Answers.Options);
        await tenants.RequestStream.WriteAsync(new() { Tenants = { Fleet.Tenant } });
        await tenants.RequestStream.CompleteAsync();
        (await tenants).Summary.Rejected.ShouldBe(0);
        using var memberships = _directory.ImportPartnerMemberships(Answers.Options);
        await memberships.RequestStream.WriteAsync(new() { PartnerMemberships = { Fleet.Membership } });
        await memberships.RequestStream.CompleteAsync();
        (await memberships).Summary.Rejected.ShouldBe(0);
    }

    public async Task<ImportSummary> ImportAsync(IReadOnlyCollection<MovedAccount> accounts)
    {
        using var call = _directory.ImportPublishers(Answers.Options);
        foreach (var some in accounts.Chunk(5))
        {
            await call.RequestStream.WriteAsync(new() { Publishers = { some.Select(account => account.Facts) } });
        }

        await call.RequestStream.CompleteAsync();
        var summary = (await call).Summary;
        foreach (var account in accounts)
        {
            account.IsImported = true;
        }

        return summary;
    }

    public async Task<AccountMigration> StartAsync(MovedAccount account)
    {
        account.Start.IsSent = true;
        var request = new StartMigrationRequest { PublisherId = account.Id, RequestId = account.Start.RequestId };
        return (await _migrations.StartMigrationAsync(request, Answers.Options)).Migration;
    }

    public async Task<AccountMigration> CompleteAsync(MovedAccount account)
    {
        account.Complete.IsSent = true;
        var request = new CompleteMigrationRequest { PublisherId = account.Id, RequestId = account.Complete.RequestId };
        return (await _migrations.CompleteMigrationAsync(request, Answers.Options)).Migration;
    }

    public async Task<AccountMigration> GetAsync(string id) =>
        (await _migrations.GetMigrationAsync(new() { PublisherId = id }, Answers.Options)).Migration;

    public async Task<PublisherAccount> PublisherAsync(string id) =>
        (await _directory.GetPublisherAsync(new() { PublisherId = id }, Answers.Options)).Publisher;

    public async Task<IReadOnlyList<MigrationEvent>> EventsAsync(string id)
    {
        var events = new List<MigrationEvent>();
        var request = new ListMigrationEventsRequest { PublisherId = id, PageSize = 1_000 };
        do
        {
            var page = await _migrations.ListMigrationEventsAsync(request, Answers.Options);
            events.AddRange(page.Events);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        return events;
    }
}
