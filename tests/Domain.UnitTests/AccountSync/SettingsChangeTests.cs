using PublisherMigration.Domain.AccountSync;
using static PublisherMigration.Domain.UnitTests.Support.SyncedWorld;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

/// <summary>Each settings field is a subject of its own.</summary>
public sealed class SettingsChangeTests
{
    private static readonly AccountSettings New = new("Acme 2", "new@contoso.com", "https://contoso.com/help");

    [Fact]
    public void Change_OfSomeFields_LeavesTheOthers()
    {
        var world = OfAda();

        world.Set(SettingsFields.ContactEmail | SettingsFields.SupportUri, New, version: 2).Sequence.ShouldBe(2);

        world.Account.Settings.ShouldBe(New with { DisplayName = "Acme" });
        world.Last.Body.ShouldBe(
            new SettingsChanged(SettingsFields.ContactEmail | SettingsFields.SupportUri, world.Account.Settings)
        );
        world.Last.Draft.PreviousSettings.ShouldBe(new AccountSettings("Acme", null, null));
    }

    [Fact]
    public void Change_ThatClearsAField_IsRecorded()
    {
        var world = OfAda();
        world.Set(SettingsFields.All, New, version: 2);

        world.Set(SettingsFields.SupportUri, New with { SupportUri = null }, version: 3).Sequence.ShouldBe(3);
        world.Account.Settings.ShouldBe(New with { SupportUri = null });
    }

    [Fact]
    public void Change_OfWhichAFieldIsStale_RecordsTheOthers()
    {
        var world = OfAda();
        world.Set(SettingsFields.DisplayName, new AccountSettings("Acme 9", null, null), version: 9);

        world.Reload().Set(SettingsFields.All, New, version: 5).Outcome.ShouldBe(ChangeOutcome.Recorded);

        world.Account.Settings.ShouldBe(New with { DisplayName = "Acme 9" });
        world
            .Last.Body.ShouldBeOfType<SettingsChanged>()
            .Fields.ShouldBe(SettingsFields.ContactEmail | SettingsFields.SupportUri);
        world.Account.TouchOf(SettingsFields.DisplayName).Version.ShouldBe(9);
        world.Account.TouchOf(SettingsFields.SupportUri).Version.ShouldBe(5);
    }

    [Fact]
    public void Change_OfWhichEveryFieldIsStale_IsStale()
    {
        var world = OfAda();
        world.Set(SettingsFields.DisplayName, New, version: 9);
        world.Set(SettingsFields.ContactEmail, New, version: 8);

        world
            .Set(SettingsFields.DisplayName | SettingsFields.ContactEmail, New with { DisplayName = "x" }, version: 8)
            .ShouldBe(RecordDecision.Stale);
        world.Account.Settings.DisplayName.ShouldBe("Acme 2");
    }

    [Fact]
    public void Change_OfWhichAFieldIsSoAlready_RecordsOnlyTheOther_AndAdvancesBoth()
    {
        var world = OfAda();

        world
            .Set(SettingsFields.DisplayName | SettingsFields.SupportUri, New with { DisplayName = "Acme" }, version: 4)
            .Outcome.ShouldBe(ChangeOutcome.Recorded);

        world.Last.Body.ShouldBeOfType<SettingsChanged>().Fields.ShouldBe(SettingsFields.SupportUri);
        world
            .Set(SettingsFields.DisplayName, new AccountSettings("older", null, null), version: 4)
            .ShouldBe(RecordDecision.Stale);
    }

    [Fact]
    public void Change_ThatIsSoAlready_HasNoEffect_AndAdvances()
    {
        var world = OfAda();

        world
            .Set(SettingsFields.DisplayName, new AccountSettings("Acme", null, null), version: 4)
            .ShouldBe(RecordDecision.NoEffect);
        world.Reload().Set(SettingsFields.DisplayName, New, version: 4).ShouldBe(RecordDecision.Stale);
        world.Set(SettingsFields.DisplayName, New, version: 5).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public void Change_ThatDiffersInCaseOnly_IsRecorded() =>
        OfAda()
            .Set(SettingsFields.DisplayName, new AccountSettings("ACME", null, null), version: 4)
            .Outcome.ShouldBe(ChangeOutcome.Recorded);
}
