namespace PublisherMigration.Domain.Directory;

public enum PartnerMembershipKind
{
    Global = 1,
    Location = 2,
}
