using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>A tenant with its verified domains, in order.</summary>
public sealed record TenantView
{
    public required string TenantId { get; init; }

    public required string DisplayName { get; init; }

    public required TenantKind Kind { get; init; }

    public required IReadOnlyList<string> Domains { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }
}
