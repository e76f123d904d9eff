using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class PartnerMembershipMustBeGlobalTests
{
    private static readonly PartnerMembership Membership = FactsInMemory.Membership("1000");

    [Fact]
    public void Check_OfAGlobalOne_Holds() => new PartnerMembershipMustBeGlobal(Membership).ShouldHold();

    [Fact]
    public void Check_OfALocation_Fails() =>
        new PartnerMembershipMustBeGlobal(Membership with { Kind = PartnerMembershipKind.Location }).ShouldFail(
            Reason.MpnIdNotGlobal,
            ("mpnId", "1000")
        );
}
