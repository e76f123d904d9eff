using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class EnteredMpnIdMustBelongToWorkEmailTenantTests
{
    private static readonly PartnerMembership Membership = FactsInMemory.Membership("1000") with
    {
        AssociatedTenants = [Cast.Fabrikam.Id],
    };

    [Fact]
    public void Check_OfThePrimaryTenant_Holds() =>
        new EnteredMpnIdMustBelongToWorkEmailTenant(Membership, "1000", Cast.Contoso).ShouldHold();

    [Fact]
    public void Check_OfAnAssociatedTenant_Holds() =>
        new EnteredMpnIdMustBelongToWorkEmailTenant(Membership, "1000", Cast.Fabrikam).ShouldHold();

    [Fact]
    public void Check_OfAnUnknownMpnId_LeavesItToRule11() =>
        new EnteredMpnIdMustBelongToWorkEmailTenant(Membership: null, "9999", Cast.Contoso).ShouldHold();

    [Fact]
    public void Check_WithoutAWorkEmail_LeavesItToRule14() =>
        new EnteredMpnIdMustBelongToWorkEmailTenant(Membership, "1000", Tenant: null).ShouldHold();

    [Fact]
    public void Check_OfAnotherTenant_NamesTheWorkEmailsAlone() =>
        new EnteredMpnIdMustBelongToWorkEmailTenant(Membership, "1000", Cast.Northwind).ShouldFail(
            Reason.MpnTenantMismatch,
            ("mpnId", "1000"),
            ("workEmailTenantId", Cast.Northwind.Id.ToString()),
            ("workEmailTenantName", "Northwind")
        );
}
