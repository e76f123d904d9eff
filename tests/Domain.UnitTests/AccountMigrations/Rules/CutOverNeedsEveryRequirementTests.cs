using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class CutOverNeedsEveryRequirementTests
{
    [Fact]
    public void Check_WhenReady_Holds() =>
        new CutOverNeedsEveryRequirement(World.OfAda().Start(Cast.Ada).Migration).ShouldHold();

    [Fact]
    public void Check_WhenBothAreOutstanding_NamesBothReasons() =>
        new CutOverNeedsEveryRequirement(
            World.Of(mpnId: null, Cast.Owner(Cast.Mia)).Start(Cast.Mia).Migration
        ).ShouldFail(
            Reason.RequirementsOutstanding,
            ("publisherId", "acme"),
            ("state", "ACTION_REQUIRED"),
            ("reasons", """["WORK_EMAIL_REQUIRED","MPN_ID_MISSING"]""")
        );

    [Fact]
    public void Check_WhenOneIsWaiting_NamesIt() =>
        new CutOverNeedsEveryRequirement(World.OfAda(Cast.Pending).Start(Cast.Ada).Migration).ShouldFail(
            Reason.RequirementsOutstanding,
            ("publisherId", "acme"),
            ("state", "ENROLLMENT_PENDING"),
            ("reasons", """["MPN_VETTING_PENDING"]""")
        );
}
