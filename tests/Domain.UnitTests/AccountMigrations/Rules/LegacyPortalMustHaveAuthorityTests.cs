using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class LegacyPortalMustHaveAuthorityTests
{
    [Fact]
    public void Check_BeforeTheCutOver_Holds() => new LegacyPortalMustHaveAuthority(World.OfAda().Account).ShouldHold();

    [Fact]
    public void Check_AfterTheCutOver_Fails() =>
        new LegacyPortalMustHaveAuthority(World.OfAda().Start(Cast.Ada).Complete(Cast.Ada).Account).ShouldFail(
            Reason.ManagedInPartnerCenter,
            ("publisherId", "acme")
        );
}
