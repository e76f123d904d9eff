using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class RolesTests
{
    [Fact]
    public void RoleOf_AMember_IsItsOwn()
    {
        var world = World.OfAda();
        RoleOf(world, new Actor(Cast.Ada)).ShouldBe(LegacyRole.Owner);
        RoleOf(world, new Actor(Cast.Bob)).ShouldBe(LegacyRole.Contributor);
        RoleOf(world, new Actor(Cast.Stranger)).ShouldBeNull();
    }

    [Fact]
    public void RoleOf_AMemberOfAGroup_IsTheHighest()
    {
        var group = Cast.Group(1, Cast.Contoso);
        var world = World.Of(Cast.OfContoso, Cast.Owner(group), Cast.Contributor(Cast.Bob));
        var inGroup = In(group.ObjectId!.Value.ToString("D"));
        RoleOf(world, new Actor(Cast.Bob, inGroup)).ShouldBe(LegacyRole.Owner);
        RoleOf(world, new Actor(Cast.Stranger, inGroup)).ShouldBe(LegacyRole.Owner);
        RoleOf(world, new Actor(Cast.Bob)).ShouldBe(LegacyRole.Contributor);
    }

    [Fact]
    public void EnsureActorMayChange_AsksForMembershipBeforeOwnership()
    {
        var world = World.OfAda();
        world.Refusal(static w => Ensure(w, Cast.Stranger)).Reason.ShouldBe(Reason.PublisherNotFound);
        world.Refusal(static w => Ensure(w, Cast.Bob)).Reason.ShouldBe(Reason.NotAnOwner);
        Should.NotThrow(() => Ensure(world, Cast.Ada));
        Should.NotThrow(() => world.Migration.EnsureActorMayChange(actor: null, world.Account));
    }

    [Fact]
    public void EnsureViewerMayLook_TakesAnyMember()
    {
        var world = World.OfAda();
        Should.NotThrow(() => world.Migration.EnsureViewerMayLook(new Actor(Cast.Bob), world.Account));
        Should.NotThrow(() => world.Migration.EnsureViewerMayLook(viewer: null, world.Account));
        world
            .Refusal(static w => w.Migration.EnsureViewerMayLook(new Actor(Cast.Stranger), w.Account))
            .Reason.ShouldBe(Reason.PublisherNotFound);
    }

    [Fact]
    public void RoleOf_AMappedMicrosoftAccountAfterTheCutOver_IsThatOfTheWorkAccount()
    {
        var world = World
            .Of(Cast.OfContoso, Cast.Owner(Cast.Mia), Cast.Contributor(Cast.Bob))
            .Start(Cast.Mia, "mia@contoso.com")
            .Complete(Cast.Mia)
            .Reload();
        RoleOf(world, new Actor(Cast.Mia)).ShouldBe(LegacyRole.Owner);
        RoleOf(world, new Actor(Cast.Work("mia@contoso.com"))).ShouldBe(LegacyRole.Owner);
        RoleOf(world, new Actor(Cast.Bob)).ShouldBe(LegacyRole.Contributor);
    }

    [Fact]
    public void RoleOf_AMergedMicrosoftAccountAfterTheCutOver_IsTheHigherOne()
    {
        var world = World
            .Of(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Mia))
            .Start(Cast.Ada)
            .Submit(Cast.Ada, "ada@contoso.com", Cast.Mia)
            .Complete(Cast.Ada);
        RoleOf(world, new Actor(Cast.Mia)).ShouldBe(LegacyRole.Owner);
    }

    [Fact]
    public void EnsureViewerMayLook_OfALostMemberAfterTheCutOver_IsRefused()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Mia)).Start(Cast.Ada);
        world.Complete(Cast.Ada, world.Roster().LossDigest);
        world
            .Refusal(static w => w.Migration.EnsureViewerMayLook(new Actor(Cast.Mia), w.Account))
            .Reason.ShouldBe(Reason.PublisherNotFound);
    }

    [Fact]
    public void EnsureViewerMayLook_OfAMemberWithoutLegacyCounterpart_Holds()
    {
        var world = World.OfAda().Start(Cast.Ada).Complete(Cast.Ada);
        var account = PublisherAccount.Restore(
            world.Account.Id,
            world.Account.DisplayName,
            world.Account.MpnId,
            [Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.Marketer)],
            Authority.PartnerCenter,
            Cast.Noon
        );
        Should.NotThrow(() => world.Migration.EnsureViewerMayLook(new Actor(Cast.Bob), account));
        Should
            .Throw<RuleViolationException>(() => world.Migration.EnsureActorMayChange(new Actor(Cast.Bob), account))
            .Violation.Reason.ShouldBe(Reason.NotAnOwner);
    }

    private static void Ensure(World world, Principal actor) =>
        world.Migration.EnsureActorMayChange(new Actor(actor), world.Account);

    private static LegacyRole? RoleOf(World world, Actor viewer) => world.Migration.RoleOf(viewer, world.Account);

    private static HashSet<string> In(params string[] groups) => groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
}
