using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Rendering;

public sealed class PrincipalTextTests
{
    private const string App = "11111111-1111-1111-1111-111111111111";
    private const string Tenant = "22222222-2222-2222-2222-222222222222";

    [Theory]
    [InlineData("alice@contoso.example")]
    [InlineData("msa:bob@outlook.com")]
    [InlineData($"app:{App}@{Tenant}")]
    [InlineData($"group:{App}@{Tenant}")]
    [InlineData("group:publishers")]
    public void Parse_EveryForm_PrintsBackAsTyped(string text)
    {
        PrincipalText.TryParse(text, out Principal principal).ShouldBeTrue();

        PrincipalText.Of(principal).ShouldBe(text);
    }

    [Fact]
    public void Parse_SameAddress_KeepsWorkAndMicrosoftAccountApart()
    {
        PrincipalText.TryParse("a@contoso.example", out Principal work).ShouldBeTrue();
        PrincipalText.TryParse("msa:a@contoso.example", out Principal personal).ShouldBeTrue();

        work.Kind.ShouldBe(PrincipalKind.WorkAccount);
        personal.Kind.ShouldBe(PrincipalKind.MicrosoftAccount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("@contoso.example")]
    [InlineData("alice@")]
    [InlineData("msa:")]
    [InlineData("user:alice@contoso.example")]
    [InlineData("app:alice@contoso.example")]
    [InlineData($"app:{App}")]
    [InlineData("group:")]
    public void Parse_OtherText_IsNobody(string text) => PrincipalText.TryParse(text, out _).ShouldBeFalse();
}
