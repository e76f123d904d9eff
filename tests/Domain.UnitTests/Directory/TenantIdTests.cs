using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Directory;

public sealed class TenantIdTests
{
    [Fact]
    public void TryParse_OfAGuid_IsWrittenInLowerCase()
    {
        TenantId.TryParse("9188040D-6C67-4C5B-B112-36A304B66DAD", out var id).ShouldBeTrue();
        id.ShouldBe(TenantId.Consumer);
        id.ToString().ShouldBe("9188040d-6c67-4c5b-b112-36a304b66dad");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contoso.com")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("9188040d6c674c5bb11236a304b66dad")]
    [InlineData("{9188040d-6c67-4c5b-b112-36a304b66dad}")]
    [InlineData("9188040d-6c67-4c5b-b112-36a304b66da")]
    public void TryParse_OfAnythingElse_Refuses(string? text) => TenantId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Parse_OfAnythingElse_Throws() => Should.Throw<FormatException>(() => TenantId.Parse("x"));
}
