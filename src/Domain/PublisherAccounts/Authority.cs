namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>Who may change an account: never both, never neither.</summary>
public enum Authority
{
    LegacyPortal = 1,
    PartnerCenter = 2,
}
