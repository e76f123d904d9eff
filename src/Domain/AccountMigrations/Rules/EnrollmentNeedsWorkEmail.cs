using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 14.</summary>
public sealed record EnrollmentNeedsWorkEmail(JudgedWorkEmail? Standing) : IRule
{
    public RuleViolation? Check() => Standing is not null ? null : RuleViolation.Of(Reason.WorkEmailRequired);
}
