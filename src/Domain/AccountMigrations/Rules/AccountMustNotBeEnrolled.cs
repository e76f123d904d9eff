using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 13. While a vetting is pending, an MPN ID that the owner enters may take its place; an operator may always.</summary>
public sealed record AccountMustNotBeEnrolled(EffectiveMembership Effective, bool EntersExisting, bool ByOperator)
    : IRule
{
    public RuleViolation? Check() =>
        ByOperator || !Effective.IsValidOrPending || (Effective.IsPending && EntersExisting)
            ? null
            : RuleViolation.Of(Reason.AlreadyEnrolled, ("mpnId", Effective.MpnId ?? string.Empty));
}
