using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>
/// Rule 12, judged before rule 11. Names only the work email's tenant: an owner must not be able to look up whose an MPN ID
/// is. An unknown MPN ID is rule 11's, a missing work email rule 14's.
/// </summary>
public sealed record EnteredMpnIdMustBelongToWorkEmailTenant(
    PartnerMembership? Membership,
    string MpnId,
    Tenant? Tenant
) : IRule
{
    public RuleViolation? Check() =>
        Membership is null || Tenant is null || Membership.BelongsTo(Tenant.Id)
            ? null
            : RuleViolation.Of(
                Reason.MpnTenantMismatch,
                ("mpnId", MpnId),
                ("workEmailTenantId", Tenant.Id.ToString()),
                ("workEmailTenantName", Tenant.DisplayName)
            );
}
