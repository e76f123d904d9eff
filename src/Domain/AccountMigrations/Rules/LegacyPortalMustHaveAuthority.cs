using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 17: once migrated, the legacy portal cannot change the account.</summary>
public sealed record LegacyPortalMustHaveAuthority(PublisherAccount Account) : IRule
{
    public RuleViolation? Check() =>
        Account.Authority == Authority.LegacyPortal
            ? null
            : RuleViolation.Of(Reason.ManagedInPartnerCenter, ("publisherId", Account.Id.Value));
}
