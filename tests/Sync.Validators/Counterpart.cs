using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators;

/// <summary>
/// The legacy role of Partner Center roles, written down here once more: a check that asked the service's own mapping
/// could not catch it being wrong.
/// </summary>
public static class Counterpart
{
    public static LegacyRole Of(IEnumerable<PartnerCenterRole> roles) =>
        roles.Select(Of).DefaultIfEmpty(LegacyRole.Unspecified).Max();

    private static LegacyRole Of(PartnerCenterRole role) =>
        role switch
        {
            PartnerCenterRole.Owner or PartnerCenterRole.Manager => LegacyRole.Owner,
            PartnerCenterRole.Developer => LegacyRole.Contributor,
            _ => LegacyRole.Unspecified,
        };
}
