namespace PublisherMigration.Domain.AccountMigrations;

public enum RequirementKind
{
    WorkEmail = 1,
    PartnerNetworkMembership = 2,
}
