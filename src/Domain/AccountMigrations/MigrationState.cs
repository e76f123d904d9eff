namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>Where a migration stands. The three open states are derived from the requirements, never chosen.</summary>
public enum MigrationState
{
    NotStarted = 1,
    ActionRequired = 2,
    EnrollmentPending = 3,
    Ready = 4,
    Migrated = 5,
    Cancelled = 6,
}
