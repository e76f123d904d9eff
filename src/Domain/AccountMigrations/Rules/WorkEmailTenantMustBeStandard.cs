using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 8. An unknown tenant is rule 7's.</summary>
public sealed record WorkEmailTenantMustBeStandard(EmailAddress Address, Tenant? Tenant) : IRule
{
    public RuleViolation? Check() =>
        Tenant is null or { Kind: TenantKind.Standard }
            ? null
            : RuleViolation.Of(
                Reason.TenantKindNotAllowed,
                ("workEmail", Address.Value),
                ("tenantId", Tenant.Id.ToString()),
                ("tenantName", Tenant.DisplayName),
                ("tenantKind", Tenant.Kind.ContractName())
            );
}
