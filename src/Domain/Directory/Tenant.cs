namespace PublisherMigration.Domain.Directory;

/// <summary>An organisation's directory, as far as the rules look at it.</summary>
public sealed record Tenant(TenantId Id, string DisplayName, TenantKind Kind);
