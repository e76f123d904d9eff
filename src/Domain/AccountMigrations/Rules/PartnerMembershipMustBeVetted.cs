using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 11, fourth part. A pending one that has expired is not waited for: that is the fifth part's.</summary>
public sealed record PartnerMembershipMustBeVetted(PartnerMembership? Membership, DateTimeOffset Now) : IRule
{
    public RuleViolation? Check() =>
        Membership?.Vetting switch
        {
            VettingState.Rejected => Of(Reason.MpnVettingRejected),
            VettingState.Pending when !Membership.IsExpired(Now) => Of(Reason.MpnVettingPending),
            null or VettingState.Pending or VettingState.Authorized => null,
        };

    private RuleViolation Of(Reason reason) => RuleViolation.Of(reason, ("mpnId", Membership!.MpnId.Value));
}
