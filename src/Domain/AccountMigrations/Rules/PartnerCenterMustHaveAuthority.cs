using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 18: before the cut-over Partner Center cannot change the account.</summary>
public sealed record PartnerCenterMustHaveAuthority(PublisherAccount Account, MigrationState State) : IRule
{
    public RuleViolation? Check() =>
        Account.Authority == Authority.PartnerCenter
            ? null
            : RuleViolation.Of(Reason.NotMigrated, ("publisherId", Account.Id.Value), ("state", State.ContractName()));
}
