using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class ImportedTests
{
    [Fact]
    public void OfImported_IsNotStartedAndTellsIt()
    {
        var world = World.OfAda();
        world.State.ShouldBe(MigrationState.NotStarted);
        world.Migration.Attempt.ShouldBe(0);
        world.Migration.Version.ShouldBe(1);
        world.Migration.MpnId.ShouldBe(Cast.OfContoso);
        world.Migration.Requirements.ShouldBeEmpty();
        var told = world.Migration.NewEvents.ShouldHaveSingleItem();
        (told.Kind, told.From, told.To).ShouldBe(
            (MigrationEventKind.PublisherImported, null, MigrationState.NotStarted)
        );
        told.IsTransition.ShouldBeFalse();
        told.Initiator.ShouldBe(new Initiator("portal", Principal: null));
    }

    [Fact]
    public void AccountImported_OnAnOpenMigration_TellsTheImportAndThenTheMove()
    {
        var world = World.OfAda().Start(Cast.Ada).Reload();
        world.Import(Cast.Rejected, Cast.Owner(Cast.Ada));
        world.State.ShouldBe(MigrationState.ActionRequired);
        world
            .Migration.NewEvents.Select(static e => (e.Kind, e.From, e.To))
            .ShouldBe([
                (MigrationEventKind.PublisherImported, MigrationState.Ready, MigrationState.Ready),
                (MigrationEventKind.JudgedAgain, MigrationState.Ready, MigrationState.ActionRequired),
            ]);
        world.LastEvent.Initiator.ShouldBe(Initiator.System);
    }

    [Fact]
    public void AccountImported_KeepsWorkEmailsAndAnEnrolledMpnId()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Enter(Cast.Ada, Cast.OfContoso);
        world.Import(mpnId: null, Cast.Owner(Cast.Bob));
        world.Migration.EnrolledMpnId!.Value.Value.ShouldBe(Cast.OfContoso);
        world.Migration.WorkEmails.ShouldHaveSingleItem().BelongsTo.ShouldBe(Cast.Ada);
        world.State.ShouldBe(MigrationState.Ready);
    }

    [Fact]
    public void AccountImported_WhenCancelled_ShowsTheNewMpnId()
    {
        var world = World.OfAda().Start(Cast.Ada).Cancel(Cast.Ada);
        world.Import(Cast.OfNorthwind, Cast.Owner(Cast.Ada));
        world.State.ShouldBe(MigrationState.Cancelled);
        world.Migration.MpnId.ShouldBe(Cast.OfNorthwind);
        (world.LastEvent.Kind, world.LastEvent.From).ShouldBe(
            (MigrationEventKind.PublisherImported, MigrationState.Cancelled)
        );
    }
}
