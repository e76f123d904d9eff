using System.Globalization;

namespace PublisherMigration.Api.Texts;

/// <summary>
/// A hole in a template. <c>{key}</c> is a word, <c>{key:date}</c> a day, <c>{key:or}</c> and <c>{key:and}</c> a list;
/// <c>{names+ids}</c> is "name (id)", and with <c>:or</c> or <c>:and</c> a list of such pairs.
/// </summary>
internal sealed record Placeholder(string Key, string? IdKey, string? Format)
{
    public static Placeholder Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        var format = colon < 0 ? null : text[(colon + 1)..].ToString();
        if (format is not (null or "or" or "and" or "date"))
        {
            throw new FormatException($"The placeholder '{text}' has an unknown format.");
        }

        var keys = colon < 0 ? text : text[..colon];
        var plus = keys.IndexOf('+');
        return plus < 0
            ? new Placeholder(keys.ToString(), IdKey: null, format)
            : new Placeholder(keys[..plus].ToString(), keys[(plus + 1)..].ToString(), format);
    }

    /// <summary>A missing word renders empty: a refusal must reach the caller even when its text has a hole.</summary>
    public string Render(IReadOnlyDictionary<string, string> words, Language language, int maximumItems) =>
        Format switch
        {
            null => IdKey is null ? Word(words, Key) : Pair(Word(words, Key), Word(words, IdKey)),
            "date" => Day(Word(words, Key), language),
            _ => List(words, language, maximumItems),
        };

    private static string Word(IReadOnlyDictionary<string, string> words, string key) =>
        words.TryGetValue(key, out var word) ? word : string.Empty;

    private static string Day(string word, Language language) =>
        DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? language.Date(instant)
            : word;

    // A tenant that a membership names may itself be unknown: it then has an id and no name.
    private static string Pair(string name, string id)
    {
        if (name.Length == 0)
        {
            return id;
        }

        return id.Length == 0 ? name : $"{name} ({id})";
    }

    private string List(IReadOnlyDictionary<string, string> words, Language language, int maximumItems)
    {
        var names = WordList.Parse(Word(words, Key));
        var ids = IdKey is null ? [] : WordList.Parse(Word(words, IdKey));
        var count = Math.Max(names.Count, ids.Count);
        var items = new string[Math.Min(count, maximumItems)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Pair(i < names.Count ? names[i] : string.Empty, i < ids.Count ? ids[i] : string.Empty);
        }

        return string.Equals(Format, "or", StringComparison.Ordinal)
            ? language.JoinAlternatives(items, count - items.Length)
            : language.JoinAll(items, count - items.Length);
    }
}
