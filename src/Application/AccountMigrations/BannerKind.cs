namespace PublisherMigration.Application.AccountMigrations;

public enum BannerKind
{
    ActionRequired = 1,
    InProgress = 2,
    Migrated = 3,
    AskAnOwner = 4,
}
