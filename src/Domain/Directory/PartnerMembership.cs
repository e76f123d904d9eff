namespace PublisherMigration.Domain.Directory;

/// <summary>What an MPN ID names in the partner network.</summary>
public sealed record PartnerMembership(
    MpnId MpnId,
    PartnerMembershipKind Kind,
    VettingState Vetting,
    DateTimeOffset? ExpireTime,
    TenantId PrimaryTenant,
    IReadOnlyList<TenantId> AssociatedTenants,
    MpnId? GlobalMpnId
)
{
    /// <summary>The primary tenant first.</summary>
    public IEnumerable<TenantId> Tenants => AssociatedTenants.Prepend(PrimaryTenant).Distinct();

    /// <summary>From its expiry on, not only after it.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpireTime <= now;

    public bool BelongsTo(TenantId tenant) => PrimaryTenant == tenant || AssociatedTenants.Contains(tenant);
}
