using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class AcceptedTenantsTests
{
    [Fact]
    public void Judge_WithAMembership_AcceptsItsTenants() =>
        Accepted(Cast.OfContoso, Cast.Nina).ShouldBe([Cast.Contoso.Id, Cast.Fabrikam.Id]);

    [Fact]
    public void Judge_WithAPendingMembership_AcceptsItsTenants() =>
        Accepted(Cast.Pending, Cast.Nina).ShouldBe([Cast.Contoso.Id]);

    [Theory]
    [InlineData(null)]
    [InlineData(Cast.Rejected)]
    [InlineData(Cast.Expired)]
    [InlineData(Cast.Location)]
    public void Judge_WithoutAValidMembership_AcceptsTheTenantOfTheFirstWorkEmailThatStands(string? mpnId) =>
        Accepted(mpnId, Cast.Nina).ShouldBe([Cast.Northwind.Id]);

    [Fact]
    public void Judge_WhenTheFirstDoesNotStand_AcceptsTheTenantOfTheNext()
    {
        var world = World.Of(mpnId: null, Cast.Owner(Cast.Ada), Cast.Owner(Cast.Nina)).Start(Cast.Ada);
        world.Submit(Cast.Nina, "nina@contoso.fr");
        world.Facts.Forget("contoso.com");
        world.JudgeAgain();
        world.Migration.Judge(world.Case(actor: null)).Accepted.Ids.ShouldBe([Cast.Contoso.Id]);
        world.Migration.Tenant.ShouldBe(Cast.Contoso.Id);
    }

    [Fact]
    public void Judge_WithoutAMembershipOrAWorkEmail_KnowsNone()
    {
        var world = World.Of(mpnId: null, Cast.Owner(Cast.Mia)).Start(Cast.Mia);
        world.Migration.Judge(world.Case(Cast.Mia)).Accepted.AreKnown.ShouldBeFalse();
    }

    private static IReadOnlyList<TenantId> Accepted(string? mpnId, Principal owner)
    {
        var world = World.Of(mpnId, Cast.Owner(owner)).Start(owner);
        return world.Migration.Judge(world.Case(owner)).Accepted.Ids;
    }
}
