using System.Globalization;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 11, fifth part.</summary>
public sealed record PartnerMembershipMustNotBeExpired(PartnerMembership? Membership, DateTimeOffset Now) : IRule
{
    public RuleViolation? Check() =>
        Membership is { ExpireTime: { } expiry } && Membership.IsExpired(Now)
            ? RuleViolation.Of(
                Reason.MpnMembershipExpired,
                ("mpnId", Membership.MpnId.Value),
                ("expireTime", expiry.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            )
            : null;
}
