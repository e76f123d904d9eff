using System.Text.Json;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Delivery;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>Everything that the hot paths look up by key, prepared on one connection.</summary>
internal sealed class StoreLookups : StatementSet
{
    private readonly Statement _migration;
    private readonly Statement _tenantVerifying;
    private readonly Statement _tenant;
    private readonly Statement _membership;
    private readonly Statement _request;
    private readonly sqlite3 _database;
    private SyncedStatements? _synced;
    private SubscriptionStatements? _subscriptions;
    private RosterStatements? _rosters;
    private DeliveryLookups? _deliveries;

    public StoreLookups(sqlite3 database)
        : base(database)
    {
        _database = database;
        _migration = Prepare(StoredMigration.Select);
        _tenantVerifying = Prepare(
            "SELECT t.tenant_id, t.display_name, t.kind FROM tenant_domains d JOIN tenants t ON t.tenant_id = d.tenant_id "
                + "WHERE d.domain = ?1"
        );
        _tenant = Prepare("SELECT tenant_id, display_name, kind FROM tenants WHERE tenant_id = ?1");
        _membership = Prepare(
            "SELECT kind, vetting, expire_time, primary_tenant_id, associated_tenant_ids, global_mpn_id "
                + "FROM partner_memberships WHERE mpn_id = ?1"
        );
        _request = Prepare(
            "SELECT fingerprint, answer, create_time FROM idempotency_records WHERE calling_service = ?1 AND request_id = ?2"
        );
    }

    /// <summary>Of migrated accounts; prepared when first wanted.</summary>
    public SyncedStatements Synced => _synced ??= new SyncedStatements(_database);

    public SubscriptionStatements Subscriptions => _subscriptions ??= new SubscriptionStatements(_database, Synced);

    public RosterStatements Rosters => _rosters ??= new RosterStatements(_database, Synced);

    /// <summary>Of deliveries; prepared when first wanted.</summary>
    public DeliveryLookups Deliveries => _deliveries ??= new DeliveryLookups(_database);

    public StoredMigration? Find(PublisherId id)
    {
        var found = _migration.Bind(1, id.Value).Step()
            ? StoredMigration.Read(id, _migration, Synced.FindRoster)
            : null;
        _migration.Reset();
        return found;
    }

    public Tenant? TenantVerifying(DomainName domain) => ReadTenant(_tenantVerifying.Bind(1, domain.Value));

    public Tenant? FindTenant(TenantId id) => ReadTenant(_tenant.Bind(1, id.ToString()));

    public PartnerMembership? FindMembership(MpnId id)
    {
        if (!_membership.Bind(1, id.Value).Step())
        {
            return null;
        }

        var membership = new PartnerMembership(
            id,
            (PartnerMembershipKind)_membership.Int(0),
            (VettingState)_membership.Int(1),
            Micros.ToTime(_membership.LongOrNull(2)),
            new TenantId(Guid.Parse(_membership.Bytes(3))),
            Tenants(_membership.Bytes(4)),
            MpnId.TryParse(_membership.TextOrNull(5), out var global) ? global : null
        );
        _membership.Reset();
        return membership;
    }

    public RequestRecord? FindRequest(string callingService, Guid requestId)
    {
        Span<byte> key = stackalloc byte[16];
        requestId.TryWriteBytes(key, bigEndian: true, out _);
        if (!_request.Bind(1, callingService).Bind(2, key).Step())
        {
            return null;
        }

        var record = new RequestRecord(
            callingService,
            requestId,
            _request.Bytes(0).ToArray(),
            _request.Bytes(1).ToArray(),
            Micros.ToTime(_request.Long(2))
        );
        _request.Reset();
        return record;
    }

    public override void Close()
    {
        base.Close();
        _synced?.Close();
        _subscriptions?.Close();
        _rosters?.Close();
        _deliveries?.Close();
    }

    private static Tenant? ReadTenant(Statement statement)
    {
        if (!statement.Step())
        {
            return null;
        }

        var id = new TenantId(Guid.Parse(statement.Bytes(0)));
        var tenant = new Tenant(id, statement.Text(1), (TenantKind)statement.Int(2));
        statement.Reset();
        return tenant;
    }

    private static TenantId[] Tenants(ReadOnlySpan<byte> json) =>
        json.Length <= 2
            ? []
            : [.. JsonSerializer.Deserialize(json, StoredJson.Default.IReadOnlyListString)!.Select(TenantId.Parse)];
}
