using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Texts;

/// <summary>Banners are shown at every page view: their texts have no holes, so each is put together once.</summary>
internal static class BannerTexts
{
    private static readonly Lazy<BannerText[]> English = new(() => Load(Language.English));
    private static readonly Lazy<BannerText[]> French = new(() => Load(Language.French));

    internal enum Situation
    {
        Start,
        StartAgain,
        Continue,
        Complete,
        InProgress,
        Migrated,
        AskAnOwner,
    }

    public static BannerText Of(BannerKind kind, MigrationState state, Language language) =>
        (language == Language.French ? French : English).Value[(int)SituationOf(kind, state)];

    private static Situation SituationOf(BannerKind kind, MigrationState state) =>
        kind switch
        {
            BannerKind.InProgress => Situation.InProgress,
            BannerKind.Migrated => Situation.Migrated,
            BannerKind.AskAnOwner => Situation.AskAnOwner,
            BannerKind.ActionRequired => state switch
            {
                MigrationState.NotStarted => Situation.Start,
                MigrationState.Cancelled => Situation.StartAgain,
                MigrationState.Ready => Situation.Complete,
                _ => Situation.Continue,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of banner."),
        };

    private static BannerText[] Load(Language language) =>
        [
            .. Enum.GetNames<Situation>()
                .Select(situation => new BannerText(
                    Text($"{situation}.Title", language),
                    Text($"{situation}.Text", language),
                    Text($"{situation}.ActionLabel", language)
                )),
        ];

    private static string Text(string key, Language language) =>
        TemplateSet.Banners.In(language)[key].Render(Localizer.NoWords, language, maximumItems: 0);
}
