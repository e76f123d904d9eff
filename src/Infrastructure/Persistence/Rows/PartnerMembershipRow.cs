using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A partner membership; its associated tenants as a JSON array.</summary>
internal sealed class PartnerMembershipRow
{
    public required string MpnId { get; init; }

    public required PartnerMembershipKind Kind { get; init; }

    public required VettingState Vetting { get; init; }

    public long? ExpireTime { get; init; }

    public required string PrimaryTenantId { get; init; }

    public required string AssociatedTenantIds { get; init; }

    public string? GlobalMpnId { get; init; }

    public required long UpdateTime { get; init; }
}
