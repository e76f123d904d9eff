using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.Common;

public sealed class ContractNamesTests
{
    [Theory]
    [InlineData(MigrationState.NotStarted, "NOT_STARTED")]
    [InlineData(MigrationState.Ready, "READY")]
    [InlineData(Reason.WorkEmailIsConsumerAddress, "WORK_EMAIL_IS_CONSUMER_ADDRESS")]
    [InlineData(Reason.MpnIdNotGlobal, "MPN_ID_NOT_GLOBAL")]
    [InlineData(Reason.ManagedInPartnerCenter, "MANAGED_IN_PARTNER_CENTER")]
    [InlineData(TenantKind.B2C, "B2C")]
    [InlineData(TenantKind.EmailVerified, "EMAIL_VERIFIED")]
    [InlineData(PrincipalKind.MicrosoftAccount, "MICROSOFT_ACCOUNT")]
    [InlineData(RequirementKind.PartnerNetworkMembership, "PARTNER_NETWORK_MEMBERSHIP")]
    [InlineData(LossKind.MicrosoftAccountWithoutWorkEmail, "MICROSOFT_ACCOUNT_WITHOUT_WORK_EMAIL")]
    public void ContractName_OfAValue_IsInUpperSnake(Enum value, string name) => value.ContractName().ShouldBe(name);

    [Fact]
    public void ContractName_OfEqualNumbersInTwoEnums_KeepsThemApart()
    {
        LegacyRole.Owner.ContractName().ShouldBe("OWNER");
        TenantKind.EmailVerified.ContractName().ShouldBe("EMAIL_VERIFIED");
    }

    [Fact]
    public void ContractName_OfEveryReason_IsItsOwn() =>
        Enum.GetValues<Reason>().Select(static reason => reason.ContractName()).ShouldBeUnique();
}
