using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Infrastructure.Tests.Support;

internal sealed class NoFacts : IDirectoryFacts
{
    public Tenant? TenantVerifying(DomainName domain) => null;

    public Tenant? FindTenant(TenantId id) => null;

    public PartnerMembership? FindMembership(MpnId id) => null;
}
