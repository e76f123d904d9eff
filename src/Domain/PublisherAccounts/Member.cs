namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>
/// A principal with a role on an account: before the cut-over a legacy one and no Partner Center roles, afterwards Partner
/// Center roles and their legacy counterpart, if any.
/// </summary>
public sealed record Member(Principal Principal, LegacyRole? LegacyRole, PartnerCenterRoles PartnerCenterRoles)
{
    public static Member InLegacyPortal(Principal principal, LegacyRole role) =>
        new(principal, role, PartnerCenterRoles.None);

    public static Member InPartnerCenter(Principal principal, PartnerCenterRoles roles) =>
        new(principal, roles.ToLegacy(), roles);
}
