using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.PublisherAccounts;

public sealed class PrincipalTests
{
    [Fact]
    public void Equals_OfOneAddressInTwoKinds_DoesNotHold() =>
        Cast.Work("ada@contoso.com").ShouldNotBe(Cast.Personal("ada@contoso.com"));

    [Fact]
    public void Equals_OfOneAddress_IgnoresCase() =>
        Cast.Work("ada@contoso.com").ShouldBe(Cast.Work("ADA@Contoso.com"));

    [Fact]
    public void Equals_OfOneApplicationInTwoTenants_DoesNotHold() =>
        Cast.Application(1, Cast.Contoso).ShouldNotBe(Cast.Application(1, Cast.Fabrikam));

    [Fact]
    public void Equals_OfOneAlias_IgnoresCase() =>
        Principal.SecurityGroup("Admins").ShouldBe(Principal.SecurityGroup("admins"));

    [Fact]
    public void Parts_OfAPerson_AreTheAddress()
    {
        Cast.Ada.Email.ShouldBe(EmailAddress.Parse("ada@contoso.com"));
        (Cast.Ada.ObjectId, Cast.Ada.TenantId, Cast.Ada.Alias).ShouldBe((null, null, null));
        Cast.Mia.Email.ShouldBe(EmailAddress.Parse("mia@outlook.com"));
    }

    [Fact]
    public void Parts_OfAnApplication_AreIdAndTenant()
    {
        var app = Cast.Application(1, Cast.Contoso);
        app.Email.ShouldBeNull();
        app.Alias.ShouldBeNull();
        app.TenantId.ShouldBe(Cast.Contoso.Id);
        app.ObjectId.ShouldNotBeNull();
    }

    [Fact]
    public void Parts_OfAGroup_AreIdAndTenantOrTheAliasAlone()
    {
        Cast.Group(1, Cast.Contoso).TenantId.ShouldBe(Cast.Contoso.Id);
        Cast.Group(1, Cast.Contoso).Alias.ShouldBeNull();
        var named = Principal.SecurityGroup("Admins");
        (named.Alias, named.ObjectId, named.TenantId).ShouldBe(("admins", null, null));
    }

    [Fact]
    public void Parse_OfAnIdentity_IsTheSame()
    {
        Principal[] all =
        [
            Cast.Ada,
            Cast.Mia,
            Cast.Application(1, Cast.Contoso),
            Cast.Group(1, Cast.Contoso),
            Principal.SecurityGroup("a:b@c|d"),
        ];
        all.Select(static principal => Principal.Parse(principal.Identity)).ShouldBe(all);
        all.Select(static principal => principal.ToString()).ShouldBeUnique();
    }
}
