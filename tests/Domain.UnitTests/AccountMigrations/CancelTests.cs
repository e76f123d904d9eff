using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class CancelTests
{
    [Fact]
    public void Cancel_DropsTheWorkEmailsAndKeepsAnEnrolledMpnId()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Enter(Cast.Ada, Cast.Expiring).Cancel(Cast.Ada, "later");
        world.State.ShouldBe(MigrationState.Cancelled);
        world.Migration.WorkEmails.ShouldBeEmpty();
        world.Migration.Tenant.ShouldBeNull();
        world.Migration.Requirements.ShouldBeEmpty();
        world.Migration.ReviewTime.ShouldBeNull();
        world.Migration.EnrolledMpnId!.Value.Value.ShouldBe(Cast.Expiring);
        world.Start(Cast.Ada).State.ShouldBe(MigrationState.Ready);
        world.Migration.MpnId.ShouldBe(Cast.Expiring);
    }

    [Fact]
    public void Cancel_TellsTheNoteInOneEvent()
    {
        var world = World.OfAda().Start(Cast.Ada).Reload().Cancel(Cast.Ada, "later");
        var told = world.Migration.NewEvents.ShouldHaveSingleItem();
        (told.Kind, told.From, told.To, told.Note).ShouldBe(
            (MigrationEventKind.Cancelled, MigrationState.Ready, MigrationState.Cancelled, "later")
        );
        told.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Cancel_Again_ChangesNothing()
    {
        var world = World.OfAda().Start(Cast.Ada).Cancel(Cast.Ada).Reload();
        var before = SnapshotText.Of(world);
        world.Now = Cast.Noon.AddHours(1);
        world.Cancel(Cast.Bob, "again");
        SnapshotText.Of(world).ShouldBe(before);
        world.Migration.NewEvents.ShouldBeEmpty();
    }

    [Fact]
    public void JudgeAgain_WhenCancelled_ChangesNothing()
    {
        var world = World.OfAda().Start(Cast.Ada).Cancel(Cast.Ada).Reload();
        world.Facts.ForgetMembership(Cast.OfContoso);
        world.JudgeAgain();
        world.Migration.NewEvents.ShouldBeEmpty();
    }
}
