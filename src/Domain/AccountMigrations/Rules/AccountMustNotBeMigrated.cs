using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 3.</summary>
public sealed record AccountMustNotBeMigrated(AccountMigration Migration) : IRule
{
    public RuleViolation? Check() =>
        Migration.State != MigrationState.Migrated
            ? null
            : RuleViolation.Of(
                Reason.AlreadyMigrated,
                ("publisherId", Migration.PublisherId.Value),
                ("partnerCenterAccountId", Migration.PartnerCenterAccountId ?? string.Empty)
            );
}
