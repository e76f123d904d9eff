using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class JudgeAsIfTests
{
    [Fact]
    public void JudgeAsIf_OfNothing_IsAsTheActorWouldStart() =>
        AsIf(World.OfAda(), Cast.Ada).DerivedState.ShouldBe(MigrationState.Ready);

    [Fact]
    public void JudgeAsIf_ChangesNothing()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Reload();
        var before = SnapshotText.Of(world);
        AsIf(world, Cast.Ada, "ada@contoso.fr", Cast.OfContoso).DerivedState.ShouldBe(MigrationState.Ready);
        SnapshotText.Of(world).ShouldBe(before);
        world.Migration.NewEvents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ada", Reason.WorkEmailMalformed)]
    [InlineData("ada@live.com", Reason.WorkEmailIsConsumerAddress)]
    [InlineData("ada@northwind.com", Reason.TenantMismatch)]
    public void JudgeAsIf_OfAWorkEmailThatWouldBeRefused_SaysWhy(string email, Reason reason)
    {
        var judged = AsIf(World.OfAda().Start(Cast.Ada), Cast.Ada, email);
        judged.Requirements[0].Violation!.Reason.ShouldBe(reason);
        judged.DerivedState.ShouldBe(MigrationState.ActionRequired);
    }

    [Fact]
    public void JudgeAsIf_OfAWorkEmailForAMicrosoftAccount_CarriesIt()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Mia));
        var judged = AsIf(world, Cast.Mia, "mia@contoso.com");
        judged.DerivedState.ShouldBe(MigrationState.Ready);
        judged.Carry(world.Account, world.Facts).Losses.ShouldBeEmpty();
    }

    [Fact]
    public void JudgeAsIf_OfAnMpnIdOfAnotherTenant_ShowsNothingOfIt()
    {
        var judged = AsIf(World.OfAda(mpnId: null), Cast.Ada, mpnId: Cast.OfNorthwind);
        judged.Requirements[1].Violation!.Reason.ShouldBe(Reason.MpnTenantMismatch);
        judged.Effective.Membership.ShouldBeNull();
        judged.Accepted.Ids.ShouldBe([Cast.Contoso.Id]);
    }

    [Fact]
    public void JudgeAsIf_OfAnMpnIdThatMayNotBeTold_LeavesTheWorkEmailAsItStands()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Nina));
        var judged = AsIf(world, Cast.Nina, mpnId: Cast.OfNorthwind);
        judged.Requirements[0].Violation!.Reason.ShouldBe(Reason.TenantMismatch);
        judged.Requirements[1].Violation!.Reason.ShouldBe(Reason.WorkEmailRequired);
    }

    [Theory]
    [InlineData(Cast.OfContoso)]
    [InlineData(Cast.Rejected)]
    [InlineData(Cast.Unknown)]
    public void JudgeAsIf_OfAnMpnIdWithoutAWorkEmail_ShowsNothingOfIt(string mpnId)
    {
        var judged = AsIf(World.Of(mpnId: null, Cast.Owner(Cast.Mia)), Cast.Mia, mpnId: mpnId);
        judged.Requirements[1].Violation!.ShouldSay(Reason.WorkEmailRequired);
        judged.Effective.Membership.ShouldBeNull();
        judged.Accepted.AreKnown.ShouldBeFalse();
    }

    [Theory]
    [InlineData("12a", Reason.MpnIdMalformed)]
    [InlineData(Cast.Unknown, Reason.MpnIdNotFound)]
    [InlineData(Cast.Rejected, Reason.MpnVettingRejected)]
    public void JudgeAsIf_OfAnMpnIdThatWouldBeRefused_SaysWhy(string mpnId, Reason reason) =>
        AsIf(World.OfAda(mpnId: null), Cast.Ada, mpnId: mpnId).Requirements[1].Violation!.Reason.ShouldBe(reason);

    [Fact]
    public void JudgeAsIf_OfAPendingMpnId_Waits() =>
        AsIf(World.OfAda(mpnId: null), Cast.Ada, mpnId: Cast.Pending)
            .DerivedState.ShouldBe(MigrationState.EnrollmentPending);

    private static Judgement AsIf(World world, Principal actor, string? workEmail = null, string? mpnId = null) =>
        world.Migration.JudgeAsIf(world.Case(actor), workEmail, mpnId);
}
