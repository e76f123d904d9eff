namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>A member's roles in Partner Center: one or more.</summary>
[Flags]
public enum PartnerCenterRoles
{
    None = 0,
    Owner = 1,
    Manager = 2,
    Developer = 4,
    BusinessContributor = 8,
    FinancialContributor = 16,
    Marketer = 32,
}
