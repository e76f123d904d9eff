using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class MpnIdMustBeWellFormedTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("01234567890123456789")]
    public void Check_OfUpTo20Digits_Holds(string text) => new MpnIdMustBeWellFormed(text).ShouldHold();

    [Theory]
    [InlineData("012345678901234567890")]
    [InlineData("12a")]
    [InlineData(" 1")]
    [InlineData("")]
    public void Check_OfAnythingElse_RepeatsIt(string text) =>
        new MpnIdMustBeWellFormed(text).ShouldFail(Reason.MpnIdMalformed, ("mpnId", text));

    [Fact]
    public void Check_OfALongText_RepeatsItsBeginning() =>
        new MpnIdMustBeWellFormed(new string('1', 101)).ShouldFail(
            Reason.MpnIdMalformed,
            ("mpnId", new string('1', 100) + "…")
        );
}
