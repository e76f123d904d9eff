using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class CompleteTests
{
    [Fact]
    public void Complete_WhenReady_PassesTheAuthority()
    {
        var world = World.OfAda().Start(Cast.Ada);
        world.Now = Cast.Noon.AddMinutes(5);
        world.Complete(Cast.Ada);
        world.State.ShouldBe(MigrationState.Migrated);
        world.Account.Authority.ShouldBe(Authority.PartnerCenter);
        world.Account.UpdateTime.ShouldBe(world.Now);
        world.Account.Members.ShouldBe([
            Member.InPartnerCenter(Cast.Ada, PartnerCenterRoles.Manager),
            Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.Developer),
        ]);
        world.Migration.PartnerCenterAccountId.ShouldBe("pc-1");
        world.Migration.CompleteTime.ShouldBe(world.Now);
        world.Migration.Requirements.ShouldBeEmpty();
        world.Migration.ReviewTime.ShouldBeNull();
    }

    [Fact]
    public void Complete_TellsItInOneEvent()
    {
        var world = World.OfAda().Start(Cast.Ada).Reload().Complete(Cast.Ada);
        var told = world.Migration.NewEvents.ShouldHaveSingleItem();
        (told.Kind, told.From, told.To).ShouldBe(
            (MigrationEventKind.Completed, MigrationState.Ready, MigrationState.Migrated)
        );
        told.IsTransition.ShouldBeTrue();
        told.Initiator.ShouldBe(new Initiator("portal", Cast.Ada));
        told.PartnerCenterAccountId.ShouldBe("pc-1");
        told.TenantId.ShouldBe(Cast.Contoso.Id.ToString());
        told.MpnId.ShouldBe(Cast.OfContoso);
        told.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Complete_WritesTheAccountsFirstChange()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Mia)).Start(Cast.Ada);
        world.Migration.FirstChange.ShouldBeNull();
        var roster = world.Roster();
        world.Complete(Cast.Ada, roster.LossDigest);
        AccountMigrated.Sequence.ShouldBe(1);
        var first = world.Migration.FirstChange.ShouldNotBeNull();
        (first.PublisherId, first.PartnerCenterAccountId, first.Time).ShouldBe((world.Account.Id, "pc-1", Cast.Noon));
        first.Members.ShouldBe(world.Account.Members);
        first.Mappings.ShouldBe(roster.Mappings);
        first.Losses.ShouldBe(roster.Losses);
        world.Reload().Migration.FirstChange.ShouldBeNull();
    }

    [Fact]
    public void Complete_KeepsWhatWasCarriedAndLost()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Mia)).Start(Cast.Ada);
        var roster = world.Roster();
        world.Complete(Cast.Ada, roster.LossDigest);
        world.Migration.CutOver!.Mappings.ShouldBe(roster.Mappings);
        world.Migration.CutOver.Losses.ShouldBe(roster.Losses);
        world.Account.RoleOf(Cast.Mia).ShouldBeNull();
    }

    [Fact]
    public void Complete_WhenNotReady_NamesEveryRequirement()
    {
        var world = World.Of(Cast.Pending, Cast.Owner(Cast.Mia)).Start(Cast.Mia);
        var refusal = Should.Throw<RequirementsOutstandingException>(() => world.Complete(Cast.Mia));
        refusal.Violation.Reason.ShouldBe(Reason.RequirementsOutstanding);
        refusal.Requirements.ShouldBe(world.Migration.Requirements);
        refusal
            .Requirements.Select(static requirement => (requirement.State, requirement.Violation!.Reason))
            .ShouldBe([
                (RequirementState.Outstanding, Reason.WorkEmailRequired),
                (RequirementState.Waiting, Reason.MpnVettingPending),
            ]);
    }

    [Fact]
    public void Complete_WithLossesUnconfirmed_IsRefused() =>
        WithMia().Refusal(static world => world.Complete(Cast.Ada)).Reason.ShouldBe(Reason.LossesNotAcknowledged);

    [Fact]
    public void Complete_WithTheDigestOfAnotherSet_IsRefused()
    {
        var world = WithMia();
        var stale = world.Roster().LossDigest;
        world.Import(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Mia), Cast.Contributor(Cast.Nina));
        world.Refusal(w => w.Complete(Cast.Ada, stale)).Reason.ShouldBe(Reason.LossDigestStale);
        world.Complete(Cast.Ada, world.Roster().LossDigest).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public void Complete_WhenNoOwnerIsCarried_IsRefused()
    {
        var world = World
            .Of(Cast.OfContoso, Cast.Owner(Cast.Mia), Cast.Contributor(Cast.Bob))
            .Start(Cast.Mia, "mia@contoso.com");
        world.Import(Cast.OfContoso, Cast.Owner(Cast.Personal("other@live.com")), Cast.Contributor(Cast.Bob));
        var digest = world.Roster().LossDigest;
        world.Refusal(w => w.Complete(actor: null, digest)).ShouldSay(Reason.LastOwner, ("publisherId", "acme"));
        world.Migration.MayCompleteUnasked(world.Case(actor: null)).ShouldBeFalse();
    }

    [Fact]
    public void Complete_AsksForTheDigestBeforeTheLastOwner()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Mia)).Start(Cast.Mia, "mia@contoso.com");
        world.Import(Cast.OfContoso, Cast.Owner(Cast.Nina));
        world.Refusal(static w => w.Complete(actor: null)).Reason.ShouldBe(Reason.LossesNotAcknowledged);
    }

    [Fact]
    public void Complete_WithAnOperatorsAddedManager_HasAnOwner()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Mia)).Start(actor: null, "new@contoso.com");
        world.Complete(actor: null, world.Roster().LossDigest);
        world
            .Account.Members.ShouldHaveSingleItem()
            .ShouldBe(Member.InPartnerCenter(Cast.Work("new@contoso.com"), PartnerCenterRoles.Manager));
    }

    [Fact]
    public void MayCompleteUnasked_WhenReadyAndNothingIsLost_Holds()
    {
        var world = World.OfAda().Start(Cast.Ada);
        world.Migration.MayCompleteUnasked(world.Case(Cast.Ada)).ShouldBeTrue();
    }

    [Fact]
    public void MayCompleteUnasked_WithLossesOrBeforeReady_DoesNot()
    {
        var lossy = WithMia();
        lossy.Migration.MayCompleteUnasked(lossy.Case(Cast.Ada)).ShouldBeFalse();
        var pending = World.OfAda(Cast.Pending).Start(Cast.Ada);
        pending.Migration.MayCompleteUnasked(pending.Case(Cast.Ada)).ShouldBeFalse();
    }

    private static World WithMia() =>
        World.Of(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Mia)).Start(Cast.Ada);
}
