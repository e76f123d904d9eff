namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Whether a migration is to be cut over in this call.</summary>
internal enum Readiness
{
    NotDue = 0,
    Due = 1,
    Outstanding = 2,
}
