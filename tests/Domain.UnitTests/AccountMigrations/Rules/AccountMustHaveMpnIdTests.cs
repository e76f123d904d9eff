using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class AccountMustHaveMpnIdTests
{
    [Theory]
    [InlineData("1000")]
    [InlineData("not digits")]
    public void Check_OfAny_Holds(string mpnId) => new AccountMustHaveMpnId(mpnId).ShouldHold();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Check_OfNone_Fails(string? mpnId) => new AccountMustHaveMpnId(mpnId).ShouldFail(Reason.MpnIdMissing);
}
