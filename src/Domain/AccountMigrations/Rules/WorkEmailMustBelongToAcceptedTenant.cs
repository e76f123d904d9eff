using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>
/// Rule 9: tenant mismatch. Names every accepted tenant and the one given, so that the owner can move on. While no accepted
/// tenant is known, this address is the one that says which it is.
/// </summary>
public sealed record WorkEmailMustBelongToAcceptedTenant(
    EmailAddress Address,
    Tenant? Tenant,
    AcceptedTenants Accepted,
    IDirectoryFacts Facts
) : IRule
{
    public RuleViolation? Check() =>
        Tenant is null || !Accepted.AreKnown || Accepted.Contains(Tenant.Id)
            ? null
            : RuleViolation.Of(
                Reason.TenantMismatch,
                ("workEmail", Address.Value),
                ("givenTenantId", Tenant.Id.ToString()),
                ("givenTenantName", Tenant.DisplayName),
                ("acceptedTenantIds", JsonList.Of(Accepted.Ids.Select(static id => id.ToString()))),
                (
                    "acceptedTenantNames",
                    JsonList.Of(Accepted.Ids.Select(id => Facts.FindTenant(id)?.DisplayName ?? string.Empty))
                )
            );
}
