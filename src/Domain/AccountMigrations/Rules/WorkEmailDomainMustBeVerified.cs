using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 7.</summary>
public sealed record WorkEmailDomainMustBeVerified(EmailAddress Address, Tenant? Tenant) : IRule
{
    public RuleViolation? Check() =>
        Tenant is not null
            ? null
            : RuleViolation.Of(
                Reason.WorkEmailDomainUnknown,
                ("workEmail", Address.Value),
                ("domain", Address.Domain.Value)
            );
}
