using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Application.UnitTests.Delivery;

public sealed class LegacyPortalOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("http://127.0.0.1:5090")]
    [InlineData("https://portal.example")]
    [InlineData("https://portal.example:8443/")]
    public void Address_ThatCanBeCalled(string address) => FaultsOf(new() { Address = address }).ShouldBeEmpty();

    [Theory]
    [InlineData("portal.example:443")]
    [InlineData("ftp://portal.example")]
    [InlineData("https://portal.example/path")]
    [InlineData("https://user@portal.example")]
    [InlineData("https://portal.example?x=1")]
    public void Address_ThatCannot(string address) =>
        FaultsOf(new() { Address = address }).ShouldHaveSingleItem().ShouldContain("LegacyPortal:Address");

    [Theory]
    [InlineData(0)]
    [InlineData(301)]
    public void Timeout_OutOfBounds(int seconds) =>
        FaultsOf(new() { TimeoutSeconds = seconds }).ShouldHaveSingleItem().ShouldContain("TimeoutSeconds");

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void Calls_OutOfBounds(int calls) =>
        FaultsOf(new() { CallsAtOnce = calls }).ShouldHaveSingleItem().ShouldContain("CallsAtOnce");

    [Fact]
    public void Token_WithoutAPortalOrAFile()
    {
        FaultsOf(new() { BearerTokenFile = "/nowhere/token" }).Length.ShouldBe(2);
        FaultsOf(new() { Address = "https://portal.example", BearerTokenFile = "/nowhere/token" })
            .ShouldHaveSingleItem()
            .ShouldContain("does not exist");
    }

    private static string[] FaultsOf(LegacyPortalOptions options) =>
        [.. new LegacyPortalOptionsValidator().Validate(name: null, options).Failures ?? []];
}
