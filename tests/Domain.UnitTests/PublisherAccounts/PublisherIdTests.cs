using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.PublisherAccounts;

public sealed class PublisherIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("contoso-apps_2")]
    [InlineData("-_-")]
    [InlineData("01234567890123456789012345678901234567890123456789")]
    public void TryParse_OfAllowedCharacters_KeepsThem(string text)
    {
        PublisherId.TryParse(text, out var id).ShouldBeTrue();
        id.Value.ShouldBe(text);
        id.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("012345678901234567890123456789012345678901234567890")]
    [InlineData("Contoso")]
    [InlineData("con toso")]
    [InlineData("contoso.com")]
    [InlineData("contosö")]
    [InlineData("a\n")]
    public void TryParse_OfOthers_RefusesAndDoesNotFold(string? text) =>
        PublisherId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Parse_OfAnythingElse_Throws() => Should.Throw<FormatException>(() => PublisherId.Parse("A"));
}
