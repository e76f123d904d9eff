using System.Globalization;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 16: a cut-over with losses needs their digest; that of another set is refused.</summary>
public sealed record LossesMustBeAcknowledged(CarriedRoster Roster, string GivenDigest) : IRule
{
    public RuleViolation? Check() =>
        string.Equals(GivenDigest, Roster.LossDigest, StringComparison.Ordinal) ? null
        : GivenDigest.Length == 0 ? Of(Reason.LossesNotAcknowledged)
        : Of(Reason.LossDigestStale);

    private RuleViolation Of(Reason reason) =>
        RuleViolation.Of(
            reason,
            ("lossCount", Roster.Losses.Count.ToString(CultureInfo.InvariantCulture)),
            ("lossDigest", Roster.LossDigest)
        );
}
