using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class AccountMustKeepAnOwnerTests
{
    private static readonly PublisherId Acme = PublisherId.Parse("acme");

    [Theory]
    [InlineData(PartnerCenterRoles.Owner)]
    [InlineData(PartnerCenterRoles.Manager)]
    [InlineData(PartnerCenterRoles.Manager | PartnerCenterRoles.Marketer)]
    public void Check_WithARoleThatCountsAsOwner_Holds(PartnerCenterRoles roles) =>
        new AccountMustKeepAnOwner(Acme, [Member.InPartnerCenter(Cast.Ada, roles)]).ShouldHold();

    [Fact]
    public void Check_WithLesserRolesAlone_Fails() =>
        new AccountMustKeepAnOwner(
            Acme,
            [
                Member.InPartnerCenter(Cast.Ada, PartnerCenterRoles.Developer),
                Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.BusinessContributor),
            ]
        ).ShouldFail(Reason.LastOwner, ("publisherId", "acme"));

    [Fact]
    public void Check_OfNobody_Fails() =>
        new AccountMustKeepAnOwner(Acme, []).ShouldFail(Reason.LastOwner, ("publisherId", "acme"));
}
