using System.Collections;
using System.Resources;

namespace PublisherMigration.Api.Texts;

/// <summary>One <c>.resx</c> file in every language, read and parsed per language at first use.</summary>
internal sealed class TemplateSet(string name)
{
    public static readonly TemplateSet Errors = new("ErrorTexts");
    public static readonly TemplateSet Requirements = new("RequirementTexts");
    public static readonly TemplateSet Banners = new("BannerTexts");
    public static readonly TemplateSet Losses = new("LossTexts");
    public static readonly TemplateSet Notices = new("NoticeTexts");

    private readonly Lazy<Dictionary<string, Template>> english = new(() => Load(name, Language.English));
    private readonly Lazy<Dictionary<string, Template>> french = new(() => Load(name, Language.French));

    public static IReadOnlyList<TemplateSet> All => [Errors, Requirements, Banners, Losses, Notices];

    public string Name => name;

    public IReadOnlyDictionary<string, Template> In(Language language) => Templates(language);

    public Template? Find(string key, Language language) => Templates(language).GetValueOrDefault(key);

    private static Dictionary<string, Template> Load(string name, Language language)
    {
        var resources = new ResourceManager($"{typeof(TemplateSet).Namespace}.{name}", typeof(TemplateSet).Assembly);
        var texts =
            resources.GetResourceSet(language.Resources, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"{name} has no texts in '{language.Tag}'.");
        return texts
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => Template.Parse((string)e.Value!), StringComparer.Ordinal);
    }

    private Dictionary<string, Template> Templates(Language language) =>
        language == Language.French ? french.Value : english.Value;
}
