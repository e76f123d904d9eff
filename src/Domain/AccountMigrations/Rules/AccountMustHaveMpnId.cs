using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 10.</summary>
public sealed record AccountMustHaveMpnId(string? MpnId) : IRule
{
    public RuleViolation? Check() => string.IsNullOrEmpty(MpnId) ? RuleViolation.Of(Reason.MpnIdMissing) : null;
}
