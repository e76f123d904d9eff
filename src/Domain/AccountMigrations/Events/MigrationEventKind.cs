namespace PublisherMigration.Domain.AccountMigrations.Events;

public enum MigrationEventKind
{
    PublisherImported = 1,
    Started = 2,
    WorkEmailSubmitted = 3,
    Enrolled = 4,
    JudgedAgain = 5,
    Completed = 6,
    Cancelled = 7,
    LegacyChangeApplied = 8,
    HeldChangesApproved = 9,
    HeldChangesRejected = 10,
    DriftRepaired = 11,
    DeliveryRetried = 12,
}
