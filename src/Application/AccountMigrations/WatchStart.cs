namespace PublisherMigration.Application.AccountMigrations;

public enum WatchStart
{
    Unspecified = 0,
    Beginning = 1,
    Now = 2,
    Token = 3,
}
