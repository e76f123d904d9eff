using System.Text.Json;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>Stores tenants with their domains, and partner memberships.</summary>
internal sealed class DirectoryWrites : StatementSet
{
    private readonly Statement _domains;
    private readonly Statement _verifiedIn;
    private readonly Statement _saveTenant;
    private readonly Statement _addDomain;
    private readonly Statement _removeDomain;
    private readonly Statement _saveMembership;

    public DirectoryWrites(sqlite3 database)
        : base(database)
    {
        _domains = Prepare("SELECT domain FROM tenant_domains WHERE tenant_id = ?1");
        _verifiedIn = Prepare("SELECT tenant_id FROM tenant_domains WHERE domain = ?1");
        _saveTenant = Prepare(
            "INSERT INTO tenants (tenant_id, display_name, kind, update_time) VALUES (?1, ?2, ?3, ?4) "
                + "ON CONFLICT (tenant_id) DO UPDATE SET display_name = ?2, kind = ?3, update_time = ?4"
        );
        _addDomain = Prepare("INSERT INTO tenant_domains (domain, tenant_id) VALUES (?1, ?2)");
        _removeDomain = Prepare("DELETE FROM tenant_domains WHERE domain = ?1");
        _saveMembership = Prepare(
            "INSERT OR REPLACE INTO partner_memberships (mpn_id, kind, vetting, expire_time, primary_tenant_id, "
                + "associated_tenant_ids, global_mpn_id, update_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        );
    }

    public HashSet<string> DomainsOf(TenantId tenant)
    {
        var domains = new HashSet<string>(StringComparer.Ordinal);
        _domains.Bind(1, tenant.ToString());
        while (_domains.Step())
        {
            domains.Add(_domains.Text(0));
        }

        return domains;
    }

    public TenantId? VerifiedIn(DomainName domain)
    {
        TenantId? tenant = _verifiedIn.Bind(1, domain.Value).Step() ? TenantId.Parse(_verifiedIn.Text(0)) : null;
        _verifiedIn.Reset();
        return tenant;
    }

    public void Save(TenantEntry entry, HashSet<string> before, DateTimeOffset now)
    {
        var id = entry.Tenant.Id.ToString();
        _saveTenant
            .Bind(1, id)
            .Bind(2, entry.Tenant.DisplayName)
            .Bind(3, (long)entry.Tenant.Kind)
            .Bind(4, Micros.Of(now))
            .Execute();
        var wanted = entry.Domains.Select(static domain => domain.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var removed in before.Except(wanted, StringComparer.Ordinal))
        {
            _removeDomain.Bind(1, removed).Execute();
        }

        foreach (var added in wanted.Except(before, StringComparer.Ordinal))
        {
            _addDomain.Bind(1, added).Bind(2, id).Execute();
        }
    }

    public void Save(PartnerMembership membership, DateTimeOffset now) =>
        _saveMembership
            .Bind(1, membership.MpnId.Value)
            .Bind(2, (long)membership.Kind)
            .Bind(3, (long)membership.Vetting)
            .Bind(4, Micros.Of(membership.ExpireTime))
            .Bind(5, membership.PrimaryTenant.ToString())
            .Bind(
                6,
                JsonSerializer.Serialize(
                    membership.AssociatedTenants.Select(static tenant => tenant.ToString()).ToArray(),
                    StoredJson.Default.IReadOnlyListString
                )
            )
            .Bind(7, membership.GlobalMpnId?.Value)
            .Bind(8, Micros.Of(now))
            .Execute();
}
