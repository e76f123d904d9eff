using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Directory;

public sealed class EmailAddressTests
{
    private static readonly string Label63 = new('d', 63);

    [Theory]
    [InlineData("ada@contoso.com", "ada@contoso.com")]
    [InlineData("Ada.Lovelace@CONTOSO.Com", "ada.lovelace@contoso.com")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@contoso.com", "!#$%&'*+-/=?^_`{|}~@contoso.com")]
    [InlineData("a@b", "a@b")]
    [InlineData("ada@Bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@xn--BCHER-kva.example", "ada@xn--bcher-kva.example")]
    public void TryParse_OfAMailbox_FoldsCaseAndDomain(string text, string value)
    {
        EmailAddress.TryParse(text, out var address).ShouldBeTrue();
        address.Value.ShouldBe(value);
        address.ToString().ShouldBe(value);
        address.Domain.Value.ShouldBe(value[(value.IndexOf('@', StringComparison.Ordinal) + 1)..]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@contoso.com")]
    [InlineData("ada@contoso.com.")]
    [InlineData("ada@contoso..com")]
    [InlineData("ada@.contoso.com")]
    [InlineData(".ada@contoso.com")]
    [InlineData("ada.@contoso.com")]
    [InlineData("ada..l@contoso.com")]
    [InlineData("ada l@contoso.com")]
    [InlineData(" ada@contoso.com")]
    [InlineData("ada@contoso.com ")]
    [InlineData("ada@contoso.com\n")]
    [InlineData("ada@con@toso.com")]
    [InlineData("\"ada\"@contoso.com")]
    [InlineData("ada@[192.0.2.1]")]
    [InlineData("ada@[IPv6:2001:db8::1]")]
    [InlineData("ada(comment)@contoso.com")]
    [InlineData("ada,bob@contoso.com")]
    [InlineData("Ada <ada@contoso.com>")]
    [InlineData("ädä@contoso.com")]
    [InlineData("ada@-contoso.com")]
    [InlineData("ada@con_toso.com")]
    [InlineData("ada@con\0toso.com")]
    [InlineData("ada@bücher.example.")]
    public void TryParse_OfAnythingElse_Refuses(string? text)
    {
        EmailAddress.TryParse(text, out var address).ShouldBeFalse();
        address.ShouldBe(default);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void TryParse_OfALocalPart_Takes64Octets(int length, bool taken) =>
        EmailAddress.TryParse(new string('a', length) + "@contoso.com", out _).ShouldBe(taken);

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void TryParse_OfAnAddress_Takes254Octets(int length, bool taken)
    {
        // 63 letters and a dot, three times, after "…@", then what is left.
        var domain = $"{Label63}.{Label63}.{Label63}.";
        var local = new string('a', 20) + "@";
        var text = local + domain + new string('e', length - local.Length - domain.Length);
        text.Length.ShouldBe(length);
        EmailAddress.TryParse(text, out _).ShouldBe(taken);
    }

    [Fact]
    public void TryParse_WhenFoldingMakesItTooLong_Refuses()
    {
        var text = new string('a', 64) + "@" + string.Join('.', Enumerable.Repeat(new string('ü', 34), 5));
        text.Length.ShouldBeLessThan(EmailAddress.MaxLength);
        EmailAddress.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Equals_IgnoresCaseAndSpelling() =>
        EmailAddress.Parse("ADA@BÜCHER.example").ShouldBe(EmailAddress.Parse("ada@xn--bcher-kva.EXAMPLE"));

    [Fact]
    public void Parse_OfItsOwnText_ChangesNothing()
    {
        var address = EmailAddress.Parse("Ada@Bücher.example");
        EmailAddress.Parse(address.Value).ShouldBe(address);
    }

    [Fact]
    public void Parse_OfAnythingElse_Throws() => Should.Throw<FormatException>(() => EmailAddress.Parse("ada"));
}
