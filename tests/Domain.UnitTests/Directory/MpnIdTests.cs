using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Directory;

public sealed class MpnIdTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("4711")]
    [InlineData("00000000000000000000")]
    public void TryParse_OfDigits_KeepsThemAsText(string text)
    {
        MpnId.TryParse(text, out var id).ShouldBeTrue();
        id.Value.ShouldBe(text);
        id.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000000000000000000000")]
    [InlineData("-1")]
    [InlineData("1 ")]
    [InlineData("٤٧")]
    [InlineData("1a")]
    public void TryParse_OfAnythingElse_Refuses(string? text) => MpnId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Equals_ComparesText() => MpnId.Parse("01").ShouldNotBe(MpnId.Parse("1"));

    [Fact]
    public void Parse_OfAnythingElse_Throws() => Should.Throw<FormatException>(() => MpnId.Parse("x"));
}
