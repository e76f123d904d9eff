using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class WorkEmailTenantMustBeStandardTests
{
    private static readonly EmailAddress Address = EmailAddress.Parse("ada@viral.org");

    [Fact]
    public void Check_OfAStandardTenant_Holds() =>
        new WorkEmailTenantMustBeStandard(Address, Cast.Contoso).ShouldHold();

    [Fact]
    public void Check_OfAnUnknownTenant_LeavesItToRule7() =>
        new WorkEmailTenantMustBeStandard(Address, Tenant: null).ShouldHold();

    [Theory]
    [InlineData(TenantKind.EmailVerified, "EMAIL_VERIFIED")]
    [InlineData(TenantKind.B2C, "B2C")]
    public void Check_OfAnotherKind_NamesIt(TenantKind kind, string name) =>
        new WorkEmailTenantMustBeStandard(Address, Cast.Viral with { Kind = kind }).ShouldFail(
            Reason.TenantKindNotAllowed,
            ("workEmail", "ada@viral.org"),
            ("tenantId", Cast.Viral.Id.ToString()),
            ("tenantName", "Viral"),
            ("tenantKind", name)
        );
}
