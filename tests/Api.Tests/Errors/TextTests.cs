using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Texts;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Errors;

public sealed class TextTests
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    public static TheoryData<string> Languages => ["en", "fr"];

    [Fact]
    public void EnglishAndFrench_HaveTheSameKeysAndPlaceholders()
    {
        foreach (var set in TemplateSet.All)
        {
            var english = set.In(Language.English);
            var french = set.In(Language.French);

            french.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal), set.Name);
            foreach (var (key, template) in english)
            {
                french[key].Keys.ShouldBe(template.Keys, ignoreOrder: true, $"{set.Name}/{key}");
            }
        }
    }

    [Fact]
    public void EveryErrorText_BelongsToAReason() =>
        TemplateSet
            .Errors.In(Language.English)
            .Keys.ShouldBe(ErrorReasonCatalogue.All.Select(e => e.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryReason_UsesOnlyItsDocumentedMetadata(string tag)
    {
        var language = RequestLanguage.Of(tag);
        foreach (var entry in ErrorReasonCatalogue.All)
        {
            TemplateSet.Errors.In(language)[entry.Name].Keys.ShouldBeSubsetOf(entry.MetadataKeys, entry.Name);
            TemplateSet
                .Requirements.Find(entry.Name, language)
                ?.Keys.ShouldBeSubsetOf(entry.MetadataKeys, $"requirement {entry.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryReason_Renders(string tag)
    {
        var language = RequestLanguage.Of(tag);
        foreach (var entry in ErrorReasonCatalogue.All)
        {
            var words = Sample.Words(entry);
            string[] texts =
            [
                Localizer.Refusal(entry.Reason, words, language),
                Localizer.Requirement(
                    RequirementKind.WorkEmail,
                    RequirementState.Outstanding,
                    entry.Reason,
                    words,
                    language
                ),
            ];
            foreach (var text in texts)
            {
                text.ShouldEndWith(".", Case.Sensitive, entry.Name);
                text.ShouldNotContain("{", Case.Sensitive, entry.Name);
                text.ShouldNotContain("  ", Case.Sensitive, entry.Name);
            }
        }
    }

    [Fact]
    public void French_IsTypeset()
    {
        foreach (var text in TemplateSet.All.SelectMany(s => s.In(Language.French).Values))
        {
            var rendered = text.Render(None, Language.French, 1);
            rendered.ShouldNotContain('\'');
            rendered.ShouldNotMatch("[^\u00A0][:;?!»]");
        }
    }

    [Fact]
    public void MissingWord_RendersEmpty() =>
        Localizer.Refusal(ErrorReason.MpnIdNotFound, None, Language.English).ShouldContain("the MPN ID .");

    [Theory]
    [InlineData(1, "Contoso 1 (00000000-0000-0000-0000-000000000001).")]
    [InlineData(
        2,
        "Contoso 1 (00000000-0000-0000-0000-000000000001) or Contoso 2 (00000000-0000-0000-0000-000000000002)."
    )]
    [InlineData(
        3,
        "Contoso 1 (00000000-0000-0000-0000-000000000001), Contoso 2 (00000000-0000-0000-0000-000000000002) or Contoso 3 (00000000-0000-0000-0000-000000000003)."
    )]
    public void TenantMismatch_NamesEveryAcceptedTenant(int accepted, string ending)
    {
        var text = Localizer.Refusal(
            ErrorReason.TenantMismatch,
            Sample.TenantMismatch(accepted).Metadata,
            Language.English
        );

        text.ShouldStartWith("ann@fabrikam.example belongs to Fabrikam (00000000-0000-0000-0000-000000000000)");
        text.ShouldEndWith(ending);
    }

    [Theory]
    [InlineData(21, "or one other.", "ou un\u00A0autre.")]
    [InlineData(27, "or one of 7 others.", "ou l’un des 7\u00A0autres.")]
    public void TenantMismatch_WithTooMany_CountsTheRest(int accepted, string english, string french)
    {
        var words = Sample.TenantMismatch(accepted).Metadata;

        Localizer.Refusal(ErrorReason.TenantMismatch, words, Language.English).ShouldEndWith(english);
        Localizer.Refusal(ErrorReason.TenantMismatch, words, Language.French).ShouldEndWith(french);
        Localizer.Refusal(ErrorReason.TenantMismatch, words, Language.English).ShouldContain("Contoso 20");
    }

    [Fact]
    public void TenantMismatch_WithUnknownTenant_NamesItById()
    {
        var words = Sample.TenantMismatch(1, _ => string.Empty).Metadata;

        Localizer
            .Refusal(ErrorReason.TenantMismatch, words, Language.French)
            .ShouldEndWith("appartenant à 00000000-0000-0000-0000-000000000001.");
    }

    [Theory]
    [InlineData("2026-03-01T00:00:00Z", "1 March 2026", "1er mars 2026")]
    [InlineData("2026-08-21T23:30:00Z", "21 August 2026", "21 août 2026")]
    [InlineData("soon", "soon", "soon")]
    public void Expiry_IsADayInTheCallersLanguage(string time, string english, string french)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["mpnId"] = "1", ["expireTime"] = time };

        Localizer.Refusal(ErrorReason.MpnMembershipExpired, words, Language.English).ShouldContain($"on {english}.");
        Localizer.Refusal(ErrorReason.MpnMembershipExpired, words, Language.French).ShouldContain($"le {french}.");
    }

    [Theory]
    [InlineData("{open")]
    [InlineData("{key:shout}")]
    public void Template_ThatIsMalformed_IsRefused(string text) =>
        Should.Throw<FormatException>(() => Template.Parse(text));

    [Theory]
    [InlineData("""["a","b"]""", 2)]
    [InlineData("[]", 0)]
    [InlineData("[1]", 1)]
    [InlineData("[\"a\"", 1)]
    [InlineData("plain", 1)]
    [InlineData("", 0)]
    public void WordList_ThatIsNoJson_IsOneWord(string value, int items) => WordList.Parse(value).Count.ShouldBe(items);

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryRequirement_HasASatisfiedText(string tag)
    {
        foreach (var kind in Enum.GetValues<RequirementKind>().Where(k => k != RequirementKind.Unspecified))
        {
            Localizer
                .Requirement(kind, RequirementState.Satisfied, ErrorReason.Unspecified, None, RequestLanguage.Of(tag))
                .ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryLossAndNotice_HasAText(string tag)
    {
        var language = RequestLanguage.Of(tag);
        foreach (var kind in Enum.GetValues<LossKind>().Where(k => k != LossKind.Unspecified))
        {
            Localizer.Loss(kind, language).ShouldNotBeEmpty();
        }

        foreach (var kind in Enum.GetValues<NoticeKind>().Where(k => k != NoticeKind.Unspecified))
        {
            Localizer.Notice(kind, language).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData(BannerKind.ActionRequired, MigrationState.NotStarted, "Start migration")]
    [InlineData(BannerKind.ActionRequired, MigrationState.Cancelled, "Start again")]
    [InlineData(BannerKind.ActionRequired, MigrationState.ActionRequired, "Continue")]
    [InlineData(BannerKind.ActionRequired, MigrationState.Ready, "Complete migration")]
    [InlineData(BannerKind.InProgress, MigrationState.EnrollmentPending, "")]
    [InlineData(BannerKind.Migrated, MigrationState.Migrated, "Open Partner Center")]
    [InlineData(BannerKind.AskAnOwner, MigrationState.Ready, "")]
    public void Banner_HasTheWordsOfItsSituation(BannerKind kind, MigrationState state, string actionLabel)
    {
        var english = Localizer.Banner(kind, state, Language.English);
        var french = Localizer.Banner(kind, state, Language.French);

        english.ActionLabel.ShouldBe(actionLabel);
        (french.ActionLabel.Length > 0).ShouldBe(actionLabel.Length > 0);
        french.Title.ShouldNotBe(english.Title);
        french.Text.ShouldNotBe(english.Text);
        Localizer.Banner(kind, state, Language.English).ShouldBeSameAs(english);
    }

    [Fact]
    public void Banner_OfAMigratedAccount_TellsThatChangesAreSyncedBack()
    {
        var banner = Localizer.Banner(BannerKind.Migrated, MigrationState.Migrated, Language.English);

        banner.Text.ShouldContain("users added or removed");
        banner.Text.ShouldContain("synced back to the legacy portal");
    }
}
