namespace PublisherMigration.Domain.Directory;

/// <summary>An organisation's directory. A domain is verified in at most one tenant and is matched exactly.</summary>
public sealed record Tenant(
    TenantId Id,
    string DisplayName,
    TenantKind Kind,
    IReadOnlyList<DomainName> Domains,
    DateTimeOffset UpdateTime
);
