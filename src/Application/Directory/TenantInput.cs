using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>A tenant as it arrives in an import: shape unchecked.</summary>
public sealed record TenantInput(string TenantId, string DisplayName, TenantKind? Kind, IReadOnlyList<string> Domains);
