using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Importing;

/// <summary>The files in the order in which accounts find what they are judged against.</summary>
internal static class ImportKinds
{
    public static IReadOnlyList<IImportKind> All { get; } =
    [
        new ImportKind<Tenant, ImportTenantsRequest, ImportTenantsResponse>
        {
            FileName = "tenants.jsonl",
            Open = static (client, options) => client.ImportTenants(options),
            Items = static request => request.Tenants,
            Summary = static response => response.Summary,
        },
        new ImportKind<PartnerMembership, ImportPartnerMembershipsRequest, ImportPartnerMembershipsResponse>
        {
            FileName = "partner_memberships.jsonl",
            Open = static (client, options) => client.ImportPartnerMemberships(options),
            Items = static request => request.PartnerMemberships,
            Summary = static response => response.Summary,
        },
        new ImportKind<PublisherAccount, ImportPublishersRequest, ImportPublishersResponse>
        {
            FileName = "publishers.jsonl",
            Open = static (client, options) => client.ImportPublishers(options),
            Items = static request => request.Publishers,
            Summary = static response => response.Summary,
        },
    ];
}
