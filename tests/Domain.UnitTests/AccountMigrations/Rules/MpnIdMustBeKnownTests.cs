using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class MpnIdMustBeKnownTests
{
    [Fact]
    public void Check_OfAMembership_Holds() =>
        new MpnIdMustBeKnown("1000", FactsInMemory.Membership("1000")).ShouldHold();

    [Fact]
    public void Check_WithoutAMembership_Fails() =>
        new MpnIdMustBeKnown("9999", Membership: null).ShouldFail(Reason.MpnIdNotFound, ("mpnId", "9999"));
}
