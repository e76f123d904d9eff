using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 19, judged on the roster as it would be.</summary>
public sealed record AccountMustKeepAnOwner(PublisherId PublisherId, IReadOnlyCollection<Member> Roster) : IRule
{
    public RuleViolation? Check() =>
        Roster.Any(static member => member.LegacyRole == LegacyRole.Owner) ? null : Violation(PublisherId);

    public static RuleViolation Violation(PublisherId publisherId) =>
        RuleViolation.Of(Reason.LastOwner, ("publisherId", publisherId.Value));
}
