using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class WorkEmailMustBelongToAcceptedTenantTests
{
    private static readonly FactsInMemory Facts = FactsInMemory.OfCast();
    private static readonly EmailAddress Address = EmailAddress.Parse("nina@northwind.com");

    private static readonly AcceptedTenants Accepted = AcceptedTenants.OfMembership(
        Facts.FindMembership(MpnId.Parse(Cast.OfContoso))!
    );

    [Theory]
    [InlineData("ada@contoso.com")]
    [InlineData("fay@fabrikam.com")]
    public void Check_OfAnAcceptedTenant_Holds(string email)
    {
        var address = EmailAddress.Parse(email);
        var tenant = Facts.TenantVerifying(address.Domain);
        new WorkEmailMustBelongToAcceptedTenant(address, tenant, Accepted, Facts).ShouldHold();
    }

    [Fact]
    public void Check_WhileNoneIsKnown_Holds() =>
        new WorkEmailMustBelongToAcceptedTenant(Address, Cast.Northwind, AcceptedTenants.Unknown, Facts).ShouldHold();

    [Fact]
    public void Check_OfAnUnknownTenant_LeavesItToRule7() =>
        new WorkEmailMustBelongToAcceptedTenant(Address, Tenant: null, Accepted, Facts).ShouldHold();

    [Fact]
    public void Check_OfAnotherTenant_NamesItAndEveryAcceptedOne() =>
        new WorkEmailMustBelongToAcceptedTenant(Address, Cast.Northwind, Accepted, Facts).ShouldFail(
            Reason.TenantMismatch,
            ("workEmail", "nina@northwind.com"),
            ("givenTenantId", Cast.Northwind.Id.ToString()),
            ("givenTenantName", "Northwind"),
            ("acceptedTenantIds", JsonList.Of([Cast.Contoso.Id.ToString(), Cast.Fabrikam.Id.ToString()])),
            ("acceptedTenantNames", """["Contoso","Fabrikam"]""")
        );

    [Fact]
    public void Check_WhenAnAcceptedTenantIsNotInTheDirectory_NamesItByItsIdAlone()
    {
        var accepted = AcceptedTenants.OfMembership(FactsInMemory.Membership(Cast.OfContoso));
        new WorkEmailMustBelongToAcceptedTenant(Address, Cast.Northwind, accepted, new FactsInMemory())
            .Check()!
            .Metadata["acceptedTenantNames"]
            .ShouldBe("""[""]""");
    }
}
