using PublisherMigration.Api.Texts;

namespace PublisherMigration.Api.Errors;

/// <summary>
/// How much of the metadata a status may carry. Trailers are small (8 KB in many clients) and a value may come from the
/// caller or from an import, so that nothing else bounds it.
/// </summary>
internal sealed record BoundedWords(int MaximumItems, int MaximumLength)
{
    // Long words give way before list items do: a shortened name beside its id still names the tenant.
    public static readonly IReadOnlyList<BoundedWords> Steps =
    [
        new(Localizer.MaximumItems, 256),
        new(Localizer.MaximumItems, 64),
        new(16, 64),
        new(12, 64),
        new(8, 64),
        new(5, 48),
        new(3, 48),
        new(1, 48),
    ];

    /// <summary>Words shortened, lists complete: what the text is made from, which counts what it leaves out.</summary>
    public Dictionary<string, string> Shorten(IReadOnlyDictionary<string, string> words) =>
        words.ToDictionary(
            w => w.Key,
            w => WordList.TryParse(w.Value) is { } items ? WordList.Format(items.Select(Cut)) : Cut(w.Value),
            StringComparer.Ordinal
        );

    /// <summary>Lists cut to their first items.</summary>
    public Dictionary<string, string> CutLists(IReadOnlyDictionary<string, string> words) =>
        words.ToDictionary(
            w => w.Key,
            w =>
                WordList.TryParse(w.Value) is { } items && items.Count > MaximumItems
                    ? WordList.Format(items.Take(MaximumItems))
                    : w.Value,
            StringComparer.Ordinal
        );

    public string Cut(string word)
    {
        if (word.Length <= MaximumLength)
        {
            return word;
        }

        var end = MaximumLength - 1;
        return $"{word.AsSpan(0, char.IsHighSurrogate(word[end - 1]) ? end - 1 : end)}…";
    }
}
