using PublisherMigration.Application.Directory;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.UnitTests.Directory;

public sealed class TenantShapeTests
{
    private static readonly TenantInput Contoso = new(Given.Id, "Contoso", TenantKind.Standard, ["contoso.com"]);

    [Fact]
    public void TryParse_OfATenant_FoldsItsDomainsAndNamesEachOnce()
    {
        var input = Contoso with { Domains = ["Contoso.com", "contoso.COM", "bücher.example"] };
        TenantShape.TryParse(input, out var entry).ShouldBeNull();
        entry.ShouldNotBeNull().Tenant.ShouldBe(new Tenant(TenantId.Parse(Given.Id), "Contoso", TenantKind.Standard));
        entry.Domains.Select(static domain => domain.Value).ShouldBe(["contoso.com", "xn--bcher-kva.example"]);
    }

    [Fact]
    public void TryParse_OfAFaultyField_NamesIt()
    {
        Fault(Contoso with { TenantId = "contoso" }).ShouldNameFields("tenant_id");
        Fault(Contoso with { TenantId = TenantId.Consumer.ToString() }).ShouldNameFields("tenant_id");
        Fault(Contoso with { DisplayName = "" }).ShouldNameFields("display_name");
        Fault(Contoso with { Kind = null }).ShouldNameFields("kind");
        Fault(Contoso with { Kind = (TenantKind)9 }).ShouldNameFields("kind");
        Fault(Contoso with { Domains = [] }).ShouldNameFields("domains");
        Fault(Contoso with { Domains = ["contoso.com", "*.contoso.com"] }).ShouldNameFields("domains[1]");
        Fault(Contoso with { Domains = [.. Enumerable.Range(0, 1_001).Select(static i => $"d{i}.com")] })
            .ShouldNameFields("domains");
    }

    private static RuleViolation? Fault(TenantInput input)
    {
        var violation = TenantShape.TryParse(input, out var entry);
        (entry is null).ShouldBe(violation is not null);
        return violation;
    }
}
