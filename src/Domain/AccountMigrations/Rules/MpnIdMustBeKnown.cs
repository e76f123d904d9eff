using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 11, second part.</summary>
public sealed record MpnIdMustBeKnown(string? MpnId, PartnerMembership? Membership) : IRule
{
    public RuleViolation? Check() =>
        Membership is not null ? null : RuleViolation.Of(Reason.MpnIdNotFound, ("mpnId", MpnId ?? string.Empty));
}
