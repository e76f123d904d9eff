using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Rendering;

public sealed class ProtoNameTests
{
    [Fact]
    public void Of_ContractValue_IsItsNameWithoutPrefix()
    {
        ProtoName.Of(MigrationState.ActionRequired).ShouldBe("ACTION_REQUIRED");
        ProtoName.Of(ErrorReason.MpnIdMissing).ShouldBe("MPN_ID_MISSING");
        ProtoName.Of(LossKind.MicrosoftAccountWithoutWorkEmail).ShouldBe("MICROSOFT_ACCOUNT_WITHOUT_WORK_EMAIL");
    }

    [Fact]
    public void Of_ValueOfALaterVersion_IsItsNumber() => ProtoName.Of((MigrationState)77).ShouldBe("77");

    [Theory]
    [InlineData("action-required")]
    [InlineData("Action_Required")]
    public void TryParse_AnyCaseWithDashes_Finds(string text)
    {
        ProtoName.TryParse(text, out MigrationState state).ShouldBeTrue();

        state.ShouldBe(MigrationState.ActionRequired);
    }

    [Fact]
    public void TryParse_Unspecified_IsRefused() =>
        ProtoName.TryParse<MigrationState>("unspecified", out _).ShouldBeFalse();
}
