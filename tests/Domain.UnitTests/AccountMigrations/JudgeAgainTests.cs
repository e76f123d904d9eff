using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class JudgeAgainTests
{
    [Fact]
    public void JudgeAgain_WhenNothingStandsOtherwise_TellsNothing()
    {
        var world = World.OfAda(Cast.Rejected).Start(Cast.Ada).Reload();
        var before = SnapshotText.Of(world);
        world.Now = Cast.Noon.AddDays(1);
        world.JudgeAgain().JudgeAgain();
        world.Migration.NewEvents.ShouldBeEmpty();
        SnapshotText.Of(world).ShouldBe(before);
    }

    [Theory]
    [InlineData(VettingState.Authorized, MigrationState.Ready)]
    [InlineData(VettingState.Rejected, MigrationState.ActionRequired)]
    public void JudgeAgain_WhenTheVettingEnds_TellsTheMoveOnce(VettingState result, MigrationState state)
    {
        var world = World.OfAda(Cast.Pending).Start(Cast.Ada).Reload();
        world.Facts.Change(Cast.Pending, membership => membership with { Vetting = result });
        world.JudgeAgain().JudgeAgain();
        var told = world.Migration.NewEvents.ShouldHaveSingleItem();
        (told.Kind, told.From, told.To).ShouldBe(
            (MigrationEventKind.JudgedAgain, MigrationState.EnrollmentPending, state)
        );
        told.Initiator.ShouldBe(Initiator.System);
        world.State.ShouldBe(state);
    }

    [Fact]
    public void JudgeAgain_WhenTheReasonAloneChanges_TellsIt()
    {
        var world = World.OfAda(Cast.Rejected).Start(Cast.Ada).Reload();
        world.Facts.ForgetMembership(Cast.Rejected);
        world.JudgeAgain();
        var told = world.Migration.NewEvents.ShouldHaveSingleItem();
        told.IsTransition.ShouldBeFalse();
        told.Reasons.ShouldBe([Reason.MpnIdNotFound]);
    }

    [Fact]
    public void JudgeAgain_WhenTheWordsAloneChange_TellsIt()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Nina)).Start(Cast.Nina).Reload();
        world.Facts.Add(Cast.Contoso with { DisplayName = "Contoso Ltd" });
        world.JudgeAgain();
        world.Migration.NewEvents.ShouldHaveSingleItem();
        world.WorkEmail.Violation!.Metadata["acceptedTenantNames"].ShouldBe("""["Contoso Ltd","Fabrikam"]""");
    }

    [Fact]
    public void JudgeAgain_WhenTheDomainMoves_AsksForAnotherWorkEmail()
    {
        var world = World.OfAda().Start(Cast.Ada);
        world.Facts.Verify("contoso.com", Cast.Northwind.Id);
        world.JudgeAgain();
        world.WorkEmail.Violation!.Reason.ShouldBe(Reason.TenantMismatch);
        world.Migration.Tenant.ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, MigrationState.Ready)]
    [InlineData(0, MigrationState.ActionRequired)]
    public void JudgeAgain_AtTheInstantOfTheExpiry_IsNoLongerReady(int ticks, MigrationState state)
    {
        var world = World.OfAda(Cast.Expiring).Start(Cast.Ada);
        var expiry = world.Migration.ReviewTime.ShouldNotBeNull();
        expiry.ShouldBe(Cast.Noon.AddHours(1));
        world.Now = expiry.AddTicks(ticks);
        world.JudgeAgain().State.ShouldBe(state);
    }

    [Fact]
    public void JudgeAgain_WhenTheEnrolledOneExpires_FallsBackToTheAccountsOwn()
    {
        var world = World.OfAda(Cast.Pending).Start(Cast.Ada).Enter(Cast.Ada, Cast.Expiring);
        world.State.ShouldBe(MigrationState.Ready);
        world.Now = Cast.Noon.AddHours(1);
        world.JudgeAgain();
        world.State.ShouldBe(MigrationState.EnrollmentPending);
        world.Migration.MpnId.ShouldBe(Cast.Pending);
        world.Membership.Violation!.Metadata["enrolledReason"].ShouldBe("MPN_MEMBERSHIP_EXPIRED");
    }
}
