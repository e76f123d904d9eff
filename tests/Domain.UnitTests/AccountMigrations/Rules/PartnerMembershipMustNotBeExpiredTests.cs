using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class PartnerMembershipMustNotBeExpiredTests
{
    private static readonly PartnerMembership Membership = FactsInMemory.Membership("1000");

    [Fact]
    public void Check_WithoutAnExpiry_Holds() =>
        new PartnerMembershipMustNotBeExpired(Membership, DateTimeOffset.MaxValue).ShouldHold();

    [Fact]
    public void Check_ATickBeforeTheExpiry_Holds() =>
        new PartnerMembershipMustNotBeExpired(
            Membership with
            {
                ExpireTime = Cast.Noon,
            },
            Cast.Noon.AddTicks(-1)
        ).ShouldHold();

    [Fact]
    public void Check_AtTheInstantOfTheExpiry_Fails() =>
        new PartnerMembershipMustNotBeExpired(Membership with { ExpireTime = Cast.Noon }, Cast.Noon).ShouldFail(
            Reason.MpnMembershipExpired,
            ("mpnId", "1000"),
            ("expireTime", "2026-03-01T12:00:00Z")
        );

    [Fact]
    public void Check_OfAnExpiryInAnotherZone_NamesItInUtc() =>
        new PartnerMembershipMustNotBeExpired(
            Membership with
            {
                ExpireTime = Cast.Noon.ToOffset(TimeSpan.FromHours(5)),
            },
            Cast.Noon
        )
            .Check()!
            .Metadata["expireTime"]
            .ShouldBe("2026-03-01T12:00:00Z");
}
