using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class WorkEmailMustBeWellFormedTests
{
    [Fact]
    public void Check_OfAMailbox_Holds() => new WorkEmailMustBeWellFormed("Ada.L+x@Contoso.com").ShouldHold();

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("\"ada l\"@contoso.com")]
    [InlineData("ada@[192.0.2.1]")]
    public void Check_OfAnythingElse_RepeatsIt(string text) =>
        new WorkEmailMustBeWellFormed(text).ShouldFail(Reason.WorkEmailMalformed, ("workEmail", text));

    [Fact]
    public void Check_OfALongText_RepeatsItsBeginning() =>
        new WorkEmailMustBeWellFormed(new string('x', 101)).ShouldFail(
            Reason.WorkEmailMalformed,
            ("workEmail", new string('x', 100) + "…")
        );
}
