using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 2.</summary>
public sealed record ActorMustBeOwner(PublisherId PublisherId, LegacyRole? Role) : IRule
{
    public RuleViolation? Check() =>
        Role == LegacyRole.Owner ? null : RuleViolation.Of(Reason.NotAnOwner, ("publisherId", PublisherId.Value));
}
