using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync;

/// <summary>Entries of the audit trail for what operators do to the sync of a migrated account.</summary>
internal static class SyncAudit
{
    public static MigrationEvent Of(
        IReadSession session,
        PublisherId id,
        MigrationEventKind kind,
        Initiator initiator,
        DateTimeOffset now,
        string note
    )
    {
        var migration = session.FindOrRefuse(id).Migration;
        return new MigrationEvent(
            id,
            kind,
            initiator,
            now,
            MigrationState.Migrated,
            MigrationState.Migrated,
            Reasons: [],
            migration.Attempt,
            migration.Tenant?.ToString(),
            migration.MpnId,
            migration.PartnerCenterAccountId,
            note.Length > 0 ? note : null
        );
    }
}
