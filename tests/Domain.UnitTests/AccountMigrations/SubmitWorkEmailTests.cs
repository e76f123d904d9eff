using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class SubmitWorkEmailTests
{
    [Fact]
    public void Submit_OfAnAddressThatStands_SatisfiesTheRequirement()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Nina)).Start(Cast.Nina);
        world.Submit(Cast.Nina, "Nina@Contoso.com");
        world.State.ShouldBe(MigrationState.Ready);
        world.Migration.WorkEmails.ShouldHaveSingleItem().Address.Value.ShouldBe("nina@contoso.com");
        (world.LastEvent.Kind, world.LastEvent.From).ShouldBe(
            (MigrationEventKind.WorkEmailSubmitted, MigrationState.ActionRequired)
        );
        world.LastEvent.Initiator.ShouldBe(new Initiator("portal", Cast.Nina));
    }

    [Fact]
    public void Submit_Again_ReplacesTheSamePrincipalsInItsPlace()
    {
        var world = World
            .OfAda()
            .Start(Cast.Ada)
            .Submit(Cast.Bob, "bob@fabrikam.com")
            .Submit(Cast.Ada, "ada@contoso.fr");
        world
            .Migration.WorkEmails.Select(static email => (email.BelongsTo, email.Address.Value))
            .ShouldBe([(Cast.Ada, "ada@contoso.fr"), (Cast.Bob, "bob@fabrikam.com")]);
    }

    [Fact]
    public void Submit_OfTheSameAddress_ChangesNothing()
    {
        var world = World.OfAda().Start(Cast.Ada).Reload();
        world.Submit(Cast.Ada, "ADA@contoso.com");
        world.Migration.NewEvents.ShouldBeEmpty();
    }

    [Fact]
    public void Submit_ForAMember_BelongsToTheMember()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Ada), Cast.Owner(Cast.Mia)).Start(Cast.Ada);
        world.Roster().Losses.ShouldHaveSingleItem().Principal.ShouldBe(Cast.Mia);
        world.Submit(Cast.Ada, "mia@contoso.com", Cast.Mia);
        world.Migration.WorkEmails[1].BelongsTo.ShouldBe(Cast.Mia);
        world.Roster().Losses.ShouldBeEmpty();
    }

    [Fact]
    public void Submit_ForAStranger_IsRefused() =>
        World
            .OfAda()
            .Start(Cast.Ada)
            .Refusal(static world => world.Submit(Cast.Ada, "mia@contoso.com", Cast.Mia))
            .ShouldSay(Reason.MemberNotFound, ("member", "mia@outlook.com"));

    [Theory]
    [InlineData("ada", Reason.WorkEmailMalformed)]
    [InlineData("ada@live.com", Reason.WorkEmailIsConsumerAddress)]
    [InlineData("ada@unheard.example", Reason.WorkEmailDomainUnknown)]
    [InlineData("ada@viral.org", Reason.TenantKindNotAllowed)]
    [InlineData("ada@northwind.com", Reason.TenantMismatch)]
    public void Submit_OfAnAddressThatFails_IsRefusedAndKeepsTheOneBefore(string email, Reason reason) =>
        World.OfAda().Start(Cast.Ada).Refusal(world => world.Submit(Cast.Ada, email)).Reason.ShouldBe(reason);

    [Fact]
    public void Submit_WithoutAMembership_LetsTheSoleWorkEmailChangeTheTenant()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Submit(Cast.Ada, "ada@northwind.com");
        world.Migration.Tenant.ShouldBe(Cast.Northwind.Id);
    }

    [Fact]
    public void Submit_WithoutAMembership_KeepsToTheTenantOfTheOthers() =>
        World
            .OfAda(mpnId: null)
            .Start(Cast.Ada)
            .Submit(Cast.Bob, "bob@contoso.com")
            .Refusal(static world => world.Submit(Cast.Ada, "ada@northwind.com"))
            .Reason.ShouldBe(Reason.TenantMismatch);

    [Fact]
    public void Requirement_WhenSeveralFail_IsTheOneNearestToStanding()
    {
        var world = World.OfAda(mpnId: null).Start(Cast.Ada).Submit(Cast.Bob, "bob@contoso.fr");
        world.Facts.Verify("contoso.com", Cast.Viral.Id);
        world.Facts.Forget("contoso.fr");
        world.JudgeAgain();
        world.WorkEmail.Violation!.Reason.ShouldBe(Reason.TenantKindNotAllowed);
    }
}
