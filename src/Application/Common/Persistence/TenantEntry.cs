using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>A tenant with the domains that are verified in it.</summary>
public sealed record TenantEntry(Tenant Tenant, IReadOnlyList<DomainName> Domains);
