using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>What an MPN ID names.</summary>
public sealed record PartnerMembershipView
{
    public required string MpnId { get; init; }

    public required PartnerMembershipKind Kind { get; init; }

    public required VettingState Vetting { get; init; }

    public DateTimeOffset? ExpireTime { get; init; }

    public required string PrimaryTenantId { get; init; }

    public required IReadOnlyList<string> AssociatedTenantIds { get; init; }

    public string? GlobalMpnId { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }
}
