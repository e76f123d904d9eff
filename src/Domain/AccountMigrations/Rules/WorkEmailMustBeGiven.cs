using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 5: an actor that is not a work account gives a work email, unless one stands.</summary>
public sealed record WorkEmailMustBeGiven(IReadOnlyCollection<JudgedWorkEmail> WorkEmails) : IRule
{
    public RuleViolation? Check() => WorkEmails.Count > 0 ? null : RuleViolation.Of(Reason.WorkEmailRequired);
}
