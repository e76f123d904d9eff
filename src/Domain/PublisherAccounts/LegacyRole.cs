namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>Rising: of several roles the highest counts.</summary>
public enum LegacyRole
{
    Contributor = 1,
    Owner = 2,
}
