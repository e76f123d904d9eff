using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class CarriedRosterTests
{
    [Fact]
    public void Carry_OfAcceptedMembers_MapsTheirRoles()
    {
        var roster = World.OfAda().Start(Cast.Ada).Roster();
        roster.Members.ShouldBe([
            Member.InPartnerCenter(Cast.Ada, PartnerCenterRoles.Manager),
            Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.Developer),
        ]);
        roster.Losses.ShouldBeEmpty();
        roster.LossDigest.ShouldBeEmpty();
    }

    [Fact]
    public void Carry_OfAMicrosoftAccountWithoutAWorkEmail_LosesIt() =>
        Lost(Cast.Contributor(Cast.Mia))
            .ShouldBe(new Loss(Cast.Mia, LegacyRole.Contributor, LossKind.MicrosoftAccountWithoutWorkEmail));

    [Fact]
    public void Carry_OfAWorkAccountOfAnotherTenant_LosesIt() =>
        Lost(Cast.Owner(Cast.Nina)).ShouldBe(new Loss(Cast.Nina, LegacyRole.Owner, LossKind.TenantNotAccepted));

    [Fact]
    public void Carry_OfAWorkAccountOfNoKnownTenant_LosesIt() =>
        Lost(Cast.Owner(Cast.Work("x@unheard.example"))).Kind.ShouldBe(LossKind.TenantNotAccepted);

    [Fact]
    public void Carry_OfAnApplicationOfAnotherTenant_LosesIt() =>
        Lost(Cast.Contributor(Cast.Application(1, Cast.Northwind))).Kind.ShouldBe(LossKind.TenantNotAccepted);

    [Fact]
    public void Carry_OfAGroupOfAnotherTenant_LosesIt() =>
        Lost(Cast.Owner(Cast.Group(1, Cast.Northwind))).Kind.ShouldBe(LossKind.TenantNotAccepted);

    [Fact]
    public void Carry_OfAGroupKnownByItsAliasAlone_LosesIt() =>
        Lost(Cast.Owner(Principal.SecurityGroup("admins"))).Kind.ShouldBe(LossKind.GroupWithoutObjectId);

    [Fact]
    public void Carry_OfApplicationsAndGroupsOfAcceptedTenants_TakesThemAsTheyAre()
    {
        var app = Cast.Application(1, Cast.Contoso);
        var group = Cast.Group(1, Cast.Fabrikam);
        var roster = Carry(Cast.Contributor(app), Cast.Owner(group));
        roster.Losses.ShouldBeEmpty();
        roster.Members.Select(static member => member.Principal).ShouldBe([Cast.Ada, app, group]);
    }

    [Fact]
    public void Carry_OfAMicrosoftAccountWithAWorkEmail_IsAMappingAndNoLoss()
    {
        var world = WithAda(Cast.Contributor(Cast.Mia)).Submit(Cast.Ada, "mia@contoso.com", Cast.Mia);
        var roster = world.Roster();
        roster.Losses.ShouldBeEmpty();
        roster.Mappings.ShouldContain(
            new MemberMapping(Cast.Mia, Cast.Work("mia@contoso.com"), PartnerCenterRoles.Developer)
        );
    }

    [Fact]
    public void Carry_WhenTheWorkEmailNoLongerStands_LosesTheMicrosoftAccount()
    {
        var world = WithAda(Cast.Contributor(Cast.Mia)).Submit(Cast.Ada, "mia@fabrikam.com", Cast.Mia);
        world.Facts.Forget("fabrikam.com");
        world.Roster().Losses.ShouldHaveSingleItem().Principal.ShouldBe(Cast.Mia);
    }

    [Theory]
    [InlineData(LegacyRole.Owner, LegacyRole.Contributor)]
    [InlineData(LegacyRole.Contributor, LegacyRole.Owner)]
    public void Carry_WhenTheWorkEmailIsAMembers_MergesUnderTheHigherRole(LegacyRole mias, LegacyRole bobs)
    {
        var roster = WithAda(Member.InLegacyPortal(Cast.Mia, mias), Member.InLegacyPortal(Cast.Bob, bobs))
            .Submit(Cast.Ada, "bob@contoso.com", Cast.Mia)
            .Roster();
        roster.Mappings.Count.ShouldBe(3);
        roster.Members.ShouldBe([
            Member.InPartnerCenter(Cast.Ada, PartnerCenterRoles.Manager),
            Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.Manager),
        ]);
    }

    [Fact]
    public void Carry_OfAnOwnerWhoGaveAnotherAddress_TakesTheAddressGiven()
    {
        var roster = World.Of(Cast.OfContoso, Cast.Owner(Cast.Nina)).Start(Cast.Nina, "nina@contoso.com").Roster();
        roster.Losses.ShouldBeEmpty();
        roster.Members.ShouldBe([Member.InPartnerCenter(Cast.Work("nina@contoso.com"), PartnerCenterRoles.Manager)]);
    }

    [Fact]
    public void Carry_OfAnApplicationThatGaveAWorkEmail_KeepsItAsItIsWhereItsTenantIsAccepted()
    {
        var app = Cast.Application(1, Cast.Contoso);
        World
            .Of(Cast.OfContoso, Cast.Owner(app))
            .Start(app, "ops@contoso.com")
            .Roster()
            .Members.ShouldHaveSingleItem()
            .Principal.ShouldBe(app);
    }

    [Fact]
    public void Carry_OfAnApplicationThatGaveAWorkEmail_TakesTheEmailWhereItsTenantIsNot()
    {
        var app = Cast.Application(1, Cast.Northwind);
        World
            .Of(Cast.OfContoso, Cast.Owner(app))
            .Start(app, "ops@contoso.com")
            .Roster()
            .Members.ShouldHaveSingleItem()
            .Principal.ShouldBe(Cast.Work("ops@contoso.com"));
    }

    [Fact]
    public void Carry_OfAnOperatorsWorkEmail_AddsAManager()
    {
        var roster = World
            .Of(Cast.OfContoso, Cast.Contributor(Cast.Bob))
            .Start(actor: null, "new@contoso.com")
            .Roster();
        var added = Cast.Work("new@contoso.com");
        roster.Mappings.ShouldContain(new MemberMapping(Member: null, added, PartnerCenterRoles.Manager));
        roster.Members.ShouldContain(Member.InPartnerCenter(added, PartnerCenterRoles.Manager));
    }

    [Fact]
    public void Carry_WhileNoAcceptedTenantIsKnown_LosesNobodyForTheTenant()
    {
        var roster = World
            .Of(mpnId: null, Cast.Owner(Cast.Mia), Cast.Owner(Cast.Nina), Cast.Contributor(Cast.Bob))
            .Start(Cast.Mia)
            .Roster();
        roster.Losses.ShouldHaveSingleItem().Principal.ShouldBe(Cast.Mia);
    }

    private static Loss Lost(Member member) => Carry(member).Losses.ShouldHaveSingleItem();

    private static CarriedRoster Carry(params Member[] others) => WithAda(others).Roster();

    private static World WithAda(params Member[] others) =>
        World.Of(Cast.OfContoso, [Cast.Owner(Cast.Ada), .. others]).Start(Cast.Ada);
}
