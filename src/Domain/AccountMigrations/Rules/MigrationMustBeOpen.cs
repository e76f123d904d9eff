using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Submit, enrol, complete and cancel are legal in the open states only.</summary>
public sealed record MigrationMustBeOpen(AccountMigration Migration) : IRule
{
    public RuleViolation? Check() =>
        Migration.IsOpen
            ? null
            : RuleViolation.Of(
                Reason.MigrationNotStarted,
                ("publisherId", Migration.PublisherId.Value),
                ("state", Migration.State.ContractName())
            );
}
