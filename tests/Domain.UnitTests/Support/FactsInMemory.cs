using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Support;

/// <summary>Tenants and memberships that a test can change.</summary>
internal sealed class FactsInMemory : IDirectoryFacts
{
    private readonly Dictionary<TenantId, Tenant> _tenants = [];
    private readonly Dictionary<DomainName, TenantId> _domains = [];
    private readonly Dictionary<MpnId, PartnerMembership> _memberships = [];

    /// <summary>Those of <see cref="Cast"/>.</summary>
    public static FactsInMemory OfCast()
    {
        var facts = new FactsInMemory();
        facts.Add(Cast.Contoso, "contoso.com", "contoso.fr");
        facts.Add(Cast.Fabrikam, "fabrikam.com");
        facts.Add(Cast.Northwind, "northwind.com");
        facts.Add(Cast.Viral, "viral.org");
        facts.Add(Cast.Buyers, "buyers.net");
        facts.Add(Membership(Cast.OfContoso) with { AssociatedTenants = [Cast.Fabrikam.Id] });
        facts.Add(Membership(Cast.OfNorthwind) with { PrimaryTenant = Cast.Northwind.Id });
        facts.Add(Membership(Cast.Pending) with { Vetting = VettingState.Pending });
        facts.Add(Membership(Cast.Rejected) with { Vetting = VettingState.Rejected });
        facts.Add(Membership(Cast.Expired) with { ExpireTime = Cast.Noon.AddDays(-1) });
        facts.Add(Membership(Cast.Location) with { Kind = PartnerMembershipKind.Location });
        facts.Add(
            Membership(Cast.PendingAndExpired) with
            {
                Vetting = VettingState.Pending,
                ExpireTime = Cast.Noon.AddDays(-1),
            }
        );
        facts.Add(Membership(Cast.Expiring) with { ExpireTime = Cast.Noon.AddHours(1) });
        return facts;
    }

    /// <summary>Global, authorised, without an expiry, of Contoso alone.</summary>
    public static PartnerMembership Membership(string mpnId) =>
        new(
            MpnId.Parse(mpnId),
            PartnerMembershipKind.Global,
            VettingState.Authorized,
            ExpireTime: null,
            Cast.Contoso.Id,
            AssociatedTenants: [],
            GlobalMpnId: null
        );

    public void Add(Tenant tenant, params ReadOnlySpan<string> domains)
    {
        _tenants[tenant.Id] = tenant;
        foreach (var domain in domains)
        {
            Verify(domain, tenant.Id);
        }
    }

    public void Add(PartnerMembership membership) => _memberships[membership.MpnId] = membership;

    public void Verify(string domain, TenantId tenant) => _domains[DomainName.Parse(domain)] = tenant;

    public void Forget(string domain) => _domains.Remove(DomainName.Parse(domain));

    public void ForgetMembership(string mpnId) => _memberships.Remove(MpnId.Parse(mpnId));

    public void Change(string mpnId, Func<PartnerMembership, PartnerMembership> change)
    {
        var id = MpnId.Parse(mpnId);
        _memberships[id] = change(_memberships[id]);
    }

    public Tenant? TenantVerifying(DomainName domain) =>
        _domains.TryGetValue(domain, out var id) ? FindTenant(id) : null;

    public Tenant? FindTenant(TenantId id) => _tenants.GetValueOrDefault(id);

    public PartnerMembership? FindMembership(MpnId id) => _memberships.GetValueOrDefault(id);
}
