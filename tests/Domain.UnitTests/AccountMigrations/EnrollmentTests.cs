using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class EnrollmentTests
{
    [Fact]
    public void EnterMpnId_OfTheWorkEmailsTenant_SatisfiesTheRequirement()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Enter(Cast.Ada, Cast.OfContoso);
        world.State.ShouldBe(MigrationState.Ready);
        world.Migration.MpnId.ShouldBe(Cast.OfContoso);
        world.LastEvent.Kind.ShouldBe(MigrationEventKind.Enrolled);
        world.LastEvent.MpnId.ShouldBe(Cast.OfContoso);
    }

    [Fact]
    public void EnterMpnId_OfAPendingMembership_Waits() =>
        World
            .OfAda(mpnId: null)
            .Start(Cast.Ada)
            .Enter(Cast.Ada, Cast.Pending)
            .State.ShouldBe(MigrationState.EnrollmentPending);

    [Theory]
    [InlineData("12a", Reason.MpnIdMalformed)]
    [InlineData("", Reason.MpnIdMalformed)]
    [InlineData(Cast.Unknown, Reason.MpnIdNotFound)]
    [InlineData(Cast.Location, Reason.MpnIdNotGlobal)]
    [InlineData(Cast.Rejected, Reason.MpnVettingRejected)]
    [InlineData(Cast.Expired, Reason.MpnMembershipExpired)]
    [InlineData(Cast.PendingAndExpired, Reason.MpnMembershipExpired)]
    [InlineData(Cast.OfNorthwind, Reason.MpnTenantMismatch)]
    public void EnterMpnId_WhenItFails_IsRefused(string mpnId, Reason reason) =>
        World.OfAda(mpnId: null).Start(Cast.Ada).Refusal(world => world.Enter(Cast.Ada, mpnId)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(VettingState.Rejected, PartnerMembershipKind.Global)]
    [InlineData(VettingState.Authorized, PartnerMembershipKind.Location)]
    public void EnterMpnId_OfAnotherTenantThatAlsoFailsRule11_SaysOnlyThatItIsAnothers(
        VettingState vetting,
        PartnerMembershipKind kind
    )
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada);
        world.Facts.Change(Cast.OfNorthwind, m => m with { Vetting = vetting, Kind = kind, ExpireTime = Cast.Noon });
        world
            .Refusal(static w => w.Enter(Cast.Ada, Cast.OfNorthwind))
            .ShouldSay(
                Reason.MpnTenantMismatch,
                ("mpnId", Cast.OfNorthwind),
                ("workEmailTenantId", Cast.Contoso.Id.ToString()),
                ("workEmailTenantName", "Contoso")
            );
    }

    [Fact]
    public void EnterMpnId_IsJudgedByTheActorsOwnWorkEmail()
    {
        var world = World
            .Of(mpnId: null, Cast.Owner(Cast.Ada), Cast.Owner(Cast.Fay))
            .Start(Cast.Ada)
            .Enter(Cast.Ada, Cast.OfContoso)
            .Submit(Cast.Fay, "fay@fabrikam.com");
        world.Facts.Change(Cast.OfContoso, static m => m with { Vetting = VettingState.Pending });
        world.Facts.Change(Cast.OfNorthwind, static m => m with { AssociatedTenants = [Cast.Fabrikam.Id] });
        world.Refusal(static w => w.Enter(Cast.Ada, Cast.OfNorthwind)).Reason.ShouldBe(Reason.MpnTenantMismatch);
        world.Enter(Cast.Fay, Cast.OfNorthwind).Migration.EnrolledMpnId!.Value.Value.ShouldBe(Cast.OfNorthwind);
    }

    [Theory]
    [InlineData(Cast.OfContoso, Reason.WorkEmailRequired)]
    [InlineData(Cast.Unknown, Reason.WorkEmailRequired)]
    [InlineData(Cast.Location, Reason.WorkEmailRequired)]
    [InlineData(Cast.Expired, Reason.WorkEmailRequired)]
    [InlineData("12a", Reason.MpnIdMalformed)]
    public void EnterMpnId_WithoutAWorkEmail_TellsNothingOfIt(string mpnId, Reason reason) =>
        World
            .Of(mpnId: null, Cast.Owner(Cast.Mia))
            .Start(Cast.Mia)
            .Refusal(world => world.Enter(Cast.Mia, mpnId))
            .Reason.ShouldBe(reason);

    [Fact]
    public void EnterMpnId_WhenOneIsPending_TakesItsPlace()
    {
        var world = World.OfAda(Cast.Pending).Start(Cast.Ada).Enter(Cast.Ada, Cast.OfContoso);
        world.State.ShouldBe(MigrationState.Ready);
        world.Migration.MpnId.ShouldBe(Cast.OfContoso);
    }

    [Fact]
    public void EnterMpnId_WhenOneIsValid_IsRefused() =>
        World
            .OfAda()
            .Start(Cast.Ada)
            .Refusal(static world => world.Enter(Cast.Ada, Cast.Pending))
            .ShouldSay(Reason.AlreadyEnrolled, ("mpnId", Cast.OfContoso));

    [Fact]
    public void EnterMpnId_ByAnOperatorWhenOneIsValid_ReplacesIt()
    {
        var world = World.OfAda().Start(Cast.Ada).Enter(actor: null, Cast.Expiring);
        world.Migration.EnrolledMpnId!.Value.Value.ShouldBe(Cast.Expiring);
        world.Migration.MpnId.ShouldBe(Cast.Expiring);
    }

    [Fact]
    public void EnterMpnId_OfTheOneEnrolled_ChangesNothing()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Enter(Cast.Ada, Cast.Pending).Reload();
        world.Enter(Cast.Ada, Cast.Pending);
        world.Migration.NewEvents.ShouldBeEmpty();
    }

    [Fact]
    public void EnsureMayEnrollAnew_AnswersTheTenantOfTheActorsWorkEmail()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada);
        world.Migration.EnsureMayEnrollAnew(world.Case(Cast.Ada)).ShouldBe(Cast.Contoso);
        world.Migration.EnrollmentKey.ShouldBe("acme:1");
    }

    [Fact]
    public void EnsureMayEnrollAnew_WithoutAWorkEmail_IsRefused() =>
        World
            .Of(mpnId: null, Cast.Owner(Cast.Mia))
            .Start(Cast.Mia)
            .Refusal(static world => world.Migration.EnsureMayEnrollAnew(world.Case(Cast.Mia)))
            .Reason.ShouldBe(Reason.WorkEmailRequired);

    [Theory]
    [InlineData(Cast.OfContoso)]
    [InlineData(Cast.Pending)]
    public void EnsureMayEnrollAnew_WithAValidOrPendingMembership_IsRefusedButToAnOperator(string mpnId)
    {
        var world = World.OfAda(mpnId).Start(Cast.Ada);
        world
            .Refusal(static w => w.Migration.EnsureMayEnrollAnew(w.Case(Cast.Ada)))
            .ShouldSay(Reason.AlreadyEnrolled, ("mpnId", mpnId));
        world.Migration.EnsureMayEnrollAnew(world.Case(actor: null)).ShouldBe(Cast.Contoso);
    }

    [Theory]
    [InlineData(Cast.Rejected, Reason.MpnVettingRejected)]
    [InlineData(Cast.OfNorthwind, Reason.MpnTenantMismatch)]
    public void EnrollAnew_WhenTheAnswerIsOfAnEarlierTry_IsRefusedAsAnEnteredOne(string answered, Reason reason) =>
        World
            .OfAda(mpnId: null)
            .Start(Cast.Ada)
            .Refusal(world => world.EnrollAnew(Cast.Ada, answered))
            .Reason.ShouldBe(reason);
}
