using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class AccountMustNotBeMigratedTests
{
    [Fact]
    public void Check_WhenOpen_Holds() =>
        new AccountMustNotBeMigrated(World.OfAda().Start(Cast.Ada).Migration).ShouldHold();

    [Fact]
    public void Check_WhenMigrated_NamesThePartnerCenterAccount() =>
        new AccountMustNotBeMigrated(World.OfAda().Start(Cast.Ada).Complete(Cast.Ada).Migration).ShouldFail(
            Reason.AlreadyMigrated,
            ("publisherId", "acme"),
            ("partnerCenterAccountId", "pc-1")
        );
}
