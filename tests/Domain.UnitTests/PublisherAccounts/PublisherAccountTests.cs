using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.PublisherAccounts;

public sealed class PublisherAccountTests
{
    [Fact]
    public void Import_OrdersMembersByPrincipal() =>
        World
            .AccountOf(mpnId: null, Cast.Owner(Cast.Mia), Cast.Owner(Cast.Bob), Cast.Contributor(Cast.Ada))
            .Members.Select(static member => member.Principal)
            .ShouldBe([Cast.Ada, Cast.Bob, Cast.Mia]);

    [Fact]
    public void Import_LeavesTheAuthorityWithTheLegacyPortal() =>
        World.AccountOf(mpnId: null).Authority.ShouldBe(Authority.LegacyPortal);

    [Fact]
    public void RoleOf_IsTheMembersOwn()
    {
        var account = World.AccountOf(mpnId: null, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Bob));
        account.RoleOf(Cast.Ada).ShouldBe(LegacyRole.Owner);
        account.RoleOf(Cast.Bob).ShouldBe(LegacyRole.Contributor);
        account.RoleOf(Cast.Mia).ShouldBeNull();
    }
}
