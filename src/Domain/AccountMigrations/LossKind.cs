namespace PublisherMigration.Domain.AccountMigrations;

public enum LossKind
{
    MicrosoftAccountWithoutWorkEmail = 1,
    TenantNotAccepted = 2,
    GroupWithoutObjectId = 3,
}
