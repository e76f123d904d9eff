namespace PublisherMigration.Domain.Directory;

/// <summary>What the rules are judged against, as of one instant.</summary>
public interface IDirectoryFacts
{
    /// <summary>The tenant in which the domain itself is verified; a parent domain does not count.</summary>
    Tenant? TenantVerifying(DomainName domain);

    Tenant? FindTenant(TenantId id);

    PartnerMembership? FindMembership(MpnId id);
}
