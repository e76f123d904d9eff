namespace PublisherMigration.Domain.PublisherAccounts;

public enum PrincipalKind
{
    WorkAccount = 1,
    MicrosoftAccount = 2,
    ServicePrincipal = 3,
    SecurityGroup = 4,
}
