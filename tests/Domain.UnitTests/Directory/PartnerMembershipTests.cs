using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.Directory;

public sealed class PartnerMembershipTests
{
    private static readonly PartnerMembership Membership = FactsInMemory.Membership("1000") with
    {
        AssociatedTenants = [Cast.Fabrikam.Id, Cast.Contoso.Id],
    };

    [Fact]
    public void Tenants_NamesThePrimaryOneFirstAndEachOnce() =>
        Membership.Tenants.ShouldBe([Cast.Contoso.Id, Cast.Fabrikam.Id]);

    [Fact]
    public void BelongsTo_HoldsForPrimaryAndAssociatedTenants()
    {
        Membership.BelongsTo(Cast.Contoso.Id).ShouldBeTrue();
        Membership.BelongsTo(Cast.Fabrikam.Id).ShouldBeTrue();
        Membership.BelongsTo(Cast.Northwind.Id).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void IsExpired_BeginsAtTheInstant(int ticksAfter, bool expired) =>
        (Membership with { ExpireTime = Cast.Noon }).IsExpired(Cast.Noon.AddTicks(ticksAfter)).ShouldBe(expired);

    [Fact]
    public void IsExpired_WithoutAnExpiry_Never() => Membership.IsExpired(DateTimeOffset.MaxValue).ShouldBeFalse();
}
