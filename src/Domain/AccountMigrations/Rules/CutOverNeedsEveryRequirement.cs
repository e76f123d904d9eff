using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 15.</summary>
public sealed record CutOverNeedsEveryRequirement(AccountMigration Migration) : IRule
{
    public RuleViolation? Check() =>
        Migration.State == MigrationState.Ready
            ? null
            : RuleViolation.Of(
                Reason.RequirementsOutstanding,
                ("publisherId", Migration.PublisherId.Value),
                ("state", Migration.State.ContractName()),
                ("reasons", JsonList.Of(Migration.OutstandingReasons.Select(static reason => reason.ContractName())))
            );
}
