namespace PublisherMigration.Application.AccountMigrations;

/// <summary>The name is empty when the tenant itself is not known.</summary>
public sealed record TenantReferenceView(string TenantId, string DisplayName);
