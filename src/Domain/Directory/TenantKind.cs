namespace PublisherMigration.Domain.Directory;

public enum TenantKind
{
    Standard = 1,
    EmailVerified = 2,
    B2C = 3,
}
