namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>Which role answers to which on the other side.</summary>
public static class RoleMapping
{
    public static PartnerCenterRoles ToPartnerCenter(this LegacyRole role) =>
        role switch
        {
            LegacyRole.Owner => PartnerCenterRoles.Manager,
            LegacyRole.Contributor => PartnerCenterRoles.Developer,
        };

    /// <summary><c>null</c>: these roles have no counterpart, so the member has no role in the legacy portal.</summary>
    public static LegacyRole? ToLegacy(this PartnerCenterRoles roles) =>
        (roles & (PartnerCenterRoles.Owner | PartnerCenterRoles.Manager)) != PartnerCenterRoles.None ? LegacyRole.Owner
        : roles.HasFlag(PartnerCenterRoles.Developer) ? LegacyRole.Contributor
        : null;
}
