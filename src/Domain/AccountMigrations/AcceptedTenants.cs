using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// The tenants whose addresses and members a migration accepts. With a valid or pending effective membership: its tenants.
/// Without: the tenant of the first work email that stands, so unknown until there is one.
/// </summary>
public sealed class AcceptedTenants
{
    public static readonly AcceptedTenants Unknown = new([]);

    private AcceptedTenants(IReadOnlyList<TenantId> ids) => Ids = ids;

    public IReadOnlyList<TenantId> Ids { get; }

    public bool AreKnown => Ids.Count > 0;

    public static AcceptedTenants OfMembership(PartnerMembership membership) => new([.. membership.Tenants]);

    public static AcceptedTenants OfFirstWorkEmail(Tenant tenant) => new([tenant.Id]);

    public bool Contains(TenantId id) => Ids.Contains(id);
}
