using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 11, third part.</summary>
public sealed record PartnerMembershipMustBeGlobal(PartnerMembership? Membership) : IRule
{
    public RuleViolation? Check() =>
        Membership is { Kind: not PartnerMembershipKind.Global }
            ? RuleViolation.Of(Reason.MpnIdNotGlobal, ("mpnId", Membership.MpnId.Value))
            : null;
}
