using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A tenant.</summary>
internal sealed class TenantRow
{
    public required string TenantId { get; init; }

    public required string DisplayName { get; init; }

    public required TenantKind Kind { get; init; }

    public required long UpdateTime { get; init; }
}
