using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 1. Says the same of an account that does not exist: a non-member must not learn which it is.</summary>
public sealed record ViewerMustBeMember(PublisherId PublisherId, LegacyRole? Role, bool HoldsAnyRole) : IRule
{
    public RuleViolation? Check() =>
        Role is not null || HoldsAnyRole
            ? null
            : RuleViolation.Of(Reason.PublisherNotFound, ("publisherId", PublisherId.Value));
}
