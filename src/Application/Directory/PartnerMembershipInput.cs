using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>A partner membership as it arrives in an import: shape unchecked.</summary>
public sealed record PartnerMembershipInput(
    string MpnId,
    PartnerMembershipKind? Kind,
    VettingState? Vetting,
    DateTimeOffset? ExpireTime,
    string PrimaryTenantId,
    IReadOnlyList<string> AssociatedTenantIds,
    string GlobalMpnId
)
{
    /// <summary>The time of expiry was given but is outside of what a timestamp can say.</summary>
    public bool ExpireTimeIsInvalid { get; init; }
}
