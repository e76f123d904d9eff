using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class PartnerCenterMustHaveAuthorityTests
{
    [Fact]
    public void Check_AfterTheCutOver_Holds()
    {
        var world = World.OfAda().Start(Cast.Ada).Complete(Cast.Ada);
        new PartnerCenterMustHaveAuthority(world.Account, world.State).ShouldHold();
    }

    [Fact]
    public void Check_BeforeTheCutOver_Fails()
    {
        var world = World.OfAda().Start(Cast.Ada);
        new PartnerCenterMustHaveAuthority(world.Account, world.State).ShouldFail(
            Reason.NotMigrated,
            ("publisherId", "acme"),
            ("state", "READY")
        );
    }
}
