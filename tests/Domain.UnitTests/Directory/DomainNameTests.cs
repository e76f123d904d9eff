using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Directory;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("contoso.com", "contoso.com")]
    [InlineData("CONTOSO.com", "contoso.com")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("bücher。example", "xn--bcher-kva.example")]
    [InlineData("例え.テスト", "xn--r8jz45g.xn--zckzah")]
    [InlineData("ｏｕｔｌｏｏｋ.com", "outlook.com")]
    [InlineData("a-b.c", "a-b.c")]
    [InlineData("1.2", "1.2")]
    [InlineData("localhost", "localhost")]
    public void TryParse_OfAName_FoldsIt(string text, string value)
    {
        DomainName.TryParse(text, out var name).ShouldBeTrue();
        name.Value.ShouldBe(value);
        name.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("contoso.com.")]
    [InlineData("bücher.example.")]
    [InlineData(".contoso.com")]
    [InlineData("contoso..com")]
    [InlineData("-contoso.com")]
    [InlineData("contoso-.com")]
    [InlineData("con toso.com")]
    [InlineData("con_toso.com")]
    [InlineData("contoso.com/x")]
    [InlineData("*.contoso.com")]
    [InlineData("con\0toso.com")]
    [InlineData("b\u00FCcher@example")]
    [InlineData("b\u00FC\0cher.example")]
    public void TryParse_OfAnythingElse_Refuses(string? text) => DomainName.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void TryParse_OfHalfASurrogatePair_Refuses() =>
        DomainName.TryParse("b\ud800cher.example", out _).ShouldBeFalse();

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void TryParse_OfALabel_Takes63Octets(int length, bool taken) =>
        DomainName.TryParse(new string('a', length) + ".com", out _).ShouldBe(taken);

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void TryParse_OfAName_Takes253Octets(int length, bool taken)
    {
        var labels = string.Join('.', Enumerable.Repeat(new string('a', 49), 5));
        DomainName.TryParse(labels + "." + new string('b', length - labels.Length - 1), out _).ShouldBe(taken);
    }

    [Fact]
    public void Parse_OfAnythingElse_Throws() => Should.Throw<FormatException>(() => DomainName.Parse("a b"));
}
