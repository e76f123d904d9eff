using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>Remembers which facts were asked for, found or not: on these the answer rests.</summary>
internal sealed class TrackedFacts(IDirectoryFacts facts) : IDirectoryFacts
{
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    public static string KeyOf(DomainName domain) => "d:" + domain.Value;

    public static string KeyOf(TenantId tenant) => "t:" + tenant;

    public static string KeyOf(MpnId mpnId) => "m:" + mpnId.Value;

    public Tenant? TenantVerifying(DomainName domain)
    {
        Asked.Add(KeyOf(domain));
        return facts.TenantVerifying(domain);
    }

    public Tenant? FindTenant(TenantId id)
    {
        Asked.Add(KeyOf(id));
        return facts.FindTenant(id);
    }

    public PartnerMembership? FindMembership(MpnId id)
    {
        Asked.Add(KeyOf(id));
        return facts.FindMembership(id);
    }
}
