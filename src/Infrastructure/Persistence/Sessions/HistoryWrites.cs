using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>Appends to the audit trail and to the answered requests.</summary>
internal sealed class HistoryWrites : StatementSet
{
    private readonly Statement _event;
    private readonly Statement _request;
    private readonly Statement _forgetRequests;

    public HistoryWrites(sqlite3 database)
        : base(database)
    {
        _event = Prepare(
            "INSERT INTO migration_events (publisher_id, kind, calling_service, principal, time, from_state, to_state, reasons, "
                + "attempt, tenant_id, mpn_id, partner_center_account_id, note) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        );
        _request = Prepare(
            "INSERT INTO idempotency_records (calling_service, request_id, fingerprint, answer, create_time) "
                + "VALUES (?1, ?2, ?3, ?4, ?5)"
        );
        _forgetRequests = Prepare(
            "DELETE FROM idempotency_records WHERE rowid IN "
                + "(SELECT rowid FROM idempotency_records WHERE create_time < ?1 ORDER BY create_time LIMIT ?2) RETURNING 1"
        );
    }

    public void Append(MigrationEvent happened) =>
        _event
            .Bind(1, happened.PublisherId.Value)
            .Bind(2, (long)happened.Kind)
            .Bind(3, happened.Initiator.CallingService)
            .Bind(4, happened.Initiator.Principal?.Identity)
            .Bind(5, Micros.Of(happened.Time))
            .Bind(6, (long?)happened.From)
            .Bind(7, (long)happened.To)
            .Bind(8, ReasonMask.Of(happened.Reasons))
            .Bind(9, happened.Attempt)
            .Bind(10, happened.TenantId)
            .Bind(11, happened.MpnId)
            .Bind(12, happened.PartnerCenterAccountId)
            .Bind(13, happened.Note)
            .Execute();

    public void Append(RequestRecord record)
    {
        Span<byte> key = stackalloc byte[16];
        record.RequestId.TryWriteBytes(key, bigEndian: true, out _);
        _request
            .Bind(1, record.CallingService)
            .Bind(2, key)
            .Bind(3, record.Fingerprint)
            .Bind(4, record.Answer)
            .Bind(5, Micros.Of(record.CreateTime))
            .Execute();
    }

    public int RemoveRequests(DateTimeOffset before, int limit)
    {
        _forgetRequests.Bind(1, Micros.Of(before)).Bind(2, limit);
        var count = 0;
        while (_forgetRequests.Step())
        {
            count++;
        }

        return count;
    }
}
