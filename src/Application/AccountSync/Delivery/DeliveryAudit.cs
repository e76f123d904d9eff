using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Entries of the audit trail about what operators decide on deliveries: the migration itself stays as it is.</summary>
internal static class DeliveryAudit
{
    public static MigrationEvent Of(
        LoadedMigration loaded,
        MigrationEventKind kind,
        Initiator initiator,
        DateTimeOffset now,
        string? note
    )
    {
        var migration = loaded.Migration;
        return new MigrationEvent(
            migration.PublisherId,
            kind,
            initiator,
            now,
            migration.State,
            migration.State,
            [.. migration.OutstandingReasons],
            migration.Attempt,
            migration.Tenant?.ToString(),
            migration.MpnId,
            migration.PartnerCenterAccountId,
            note
        );
    }
}
