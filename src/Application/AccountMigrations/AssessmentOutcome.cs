namespace PublisherMigration.Application.AccountMigrations;

public enum AssessmentOutcome
{
    Eligible = 1,
    ActionRequired = 2,
    Waiting = 3,
    Migrated = 4,
}
