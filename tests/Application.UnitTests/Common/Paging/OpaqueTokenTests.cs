using System.Buffers.Text;
using System.Text.RegularExpressions;
using PublisherMigration.Application.Common.Paging;

namespace PublisherMigration.Application.UnitTests.Common.Paging;

public sealed class OpaqueTokenTests
{
    [Theory]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("ümlaut ?&/+=#")]
    public void Read_ForWhatItWasIssued_IsThePlace(string place) =>
        OpaqueToken.Read("tenants", OpaqueToken.Issue("tenants", place)).ShouldBe(place);

    [Fact]
    public void Read_ForAnotherList_IsNothing() =>
        OpaqueToken.Read("tenants", OpaqueToken.Issue("publishers", "acme")).ShouldBeNull();

    [Fact]
    public void Read_OfAPlaceMovedIntoTheList_IsNothing() =>
        OpaqueToken.Read("tenantsa", OpaqueToken.Issue("tenants", "acme")).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not a token")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ünïcödé")]
    [InlineData("\0")]
    public void Read_OfGarbage_IsNothing(string token) => OpaqueToken.Read("tenants", token).ShouldBeNull();

    [Fact]
    public void Read_OfAnyByteChanged_IsNothing()
    {
        var bytes = Base64Url.DecodeFromChars(OpaqueToken.Issue("tenants", "acme"));
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            OpaqueToken.Read("tenants", Base64Url.EncodeToString(changed)).ShouldBeNull();
        }
    }

    [Fact]
    public void Read_OfAnyTokenCutShort_IsNothing()
    {
        var token = OpaqueToken.Issue("tenants", "acme");
        for (var length = 0; length < token.Length; length++)
        {
            OpaqueToken.Read("tenants", token[..length]).ShouldBeNull();
        }
    }

    [Fact]
    public void Issue_IsSafeInAUrl() =>
        Enumerable
            .Range(0, 200)
            .Select(static i => OpaqueToken.Issue("tenants", $"place {i}"))
            .ShouldAllBe(static token => Regex.IsMatch(token, "^[A-Za-z0-9_-]+$"));
}
