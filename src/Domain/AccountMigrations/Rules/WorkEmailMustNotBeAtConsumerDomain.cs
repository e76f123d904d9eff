using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 6.</summary>
public sealed record WorkEmailMustNotBeAtConsumerDomain(EmailAddress Address) : IRule
{
    public RuleViolation? Check() =>
        ConsumerDomains.Contains(Address.Domain)
            ? RuleViolation.Of(
                Reason.WorkEmailIsConsumerAddress,
                ("workEmail", Address.Value),
                ("domain", Address.Domain.Value)
            )
            : null;
}
