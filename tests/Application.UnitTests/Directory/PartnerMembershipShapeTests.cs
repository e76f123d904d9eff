using PublisherMigration.Application.Directory;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.UnitTests.Directory;

public sealed class PartnerMembershipShapeTests
{
    private static readonly PartnerMembershipInput Valid = new(
        "1000",
        PartnerMembershipKind.Location,
        VettingState.Authorized,
        ExpireTime: null,
        Given.Id,
        [Given.OtherId, Given.OtherId.ToUpperInvariant()],
        "2000"
    );

    [Fact]
    public void TryParse_OfAMembership_NamesEachTenantOnce()
    {
        PartnerMembershipShape.TryParse(Valid, out var membership).ShouldBeNull();
        membership.ShouldNotBeNull().MpnId.Value.ShouldBe("1000");
        membership.PrimaryTenant.ToString().ShouldBe(Given.Id);
        membership.AssociatedTenants.ShouldHaveSingleItem().ToString().ShouldBe(Given.OtherId);
        membership.GlobalMpnId!.Value.Value.ShouldBe("2000");
    }

    [Fact]
    public void TryParse_WithoutAGlobalMpnId_HasNone()
    {
        PartnerMembershipShape.TryParse(Valid with { GlobalMpnId = "" }, out var membership).ShouldBeNull();
        membership!.GlobalMpnId.ShouldBeNull();
    }

    [Fact]
    public void TryParse_OfAFaultyField_NamesIt()
    {
        Fault(Valid with { MpnId = "x" }).ShouldNameFields("mpn_id");
        Fault(Valid with { Kind = null }).ShouldNameFields("kind");
        Fault(Valid with { Vetting = (VettingState)9 }).ShouldNameFields("vetting");
        Fault(Valid with { ExpireTimeIsInvalid = true }).ShouldNameFields("expire_time");
        Fault(Valid with { PrimaryTenantId = "" }).ShouldNameFields("primary_tenant_id");
        Fault(Valid with { AssociatedTenantIds = [Given.Id, "x"] }).ShouldNameFields("associated_tenant_ids[1]");
        Fault(Valid with { AssociatedTenantIds = [.. Enumerable.Repeat(Given.Id, 101)] })
            .ShouldNameFields("associated_tenant_ids");
        Fault(Valid with { GlobalMpnId = "x" }).ShouldNameFields("global_mpn_id");
        Fault(Valid with { Kind = PartnerMembershipKind.Global }).ShouldNameFields("global_mpn_id");
        Fault(Valid with { PrimaryTenantId = TenantId.Consumer.ToString() }).ShouldNameFields("primary_tenant_id");
    }

    private static RuleViolation? Fault(PartnerMembershipInput input)
    {
        var violation = PartnerMembershipShape.TryParse(input, out var membership);
        (membership is null).ShouldBe(violation is not null);
        return violation;
    }
}
