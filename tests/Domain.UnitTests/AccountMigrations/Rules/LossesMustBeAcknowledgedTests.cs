using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class LossesMustBeAcknowledgedTests
{
    private static CarriedRoster WithLosses(params Member[] members) =>
        World.Of(Cast.OfContoso, [Cast.Owner(Cast.Ada), .. members]).Start(Cast.Ada).Roster();

    [Fact]
    public void Check_WithoutLosses_NeedsNoDigest() => new LossesMustBeAcknowledged(WithLosses(), "").ShouldHold();

    [Fact]
    public void Check_WithTheirDigest_Holds()
    {
        var roster = WithLosses(Cast.Owner(Cast.Mia));
        new LossesMustBeAcknowledged(roster, roster.LossDigest).ShouldHold();
    }

    [Fact]
    public void Check_WithoutADigest_CountsTheLosses()
    {
        var roster = WithLosses(Cast.Owner(Cast.Mia), Cast.Contributor(Cast.Nina));
        new LossesMustBeAcknowledged(roster, "").ShouldFail(
            Reason.LossesNotAcknowledged,
            ("lossCount", "2"),
            ("lossDigest", roster.LossDigest)
        );
    }

    [Fact]
    public void Check_WithTheDigestOfAnotherSet_IsStale()
    {
        var roster = WithLosses(Cast.Owner(Cast.Mia));
        new LossesMustBeAcknowledged(roster, WithLosses(Cast.Contributor(Cast.Mia)).LossDigest).ShouldFail(
            Reason.LossDigestStale,
            ("lossCount", "1"),
            ("lossDigest", roster.LossDigest)
        );
    }

    [Fact]
    public void Check_WithADigestWhenNothingIsLostAnyMore_IsStale() =>
        new LossesMustBeAcknowledged(WithLosses(), "0123").ShouldFail(
            Reason.LossDigestStale,
            ("lossCount", "0"),
            ("lossDigest", "")
        );
}
