namespace PublisherMigration.Api.Texts;

/// <summary>A text with named holes, split once into what is fixed and what is filled.</summary>
internal sealed class Template
{
    private readonly string[] literals;
    private readonly Placeholder[] placeholders;

    // Always one literal more than placeholders: literal, placeholder, literal … literal.
    private Template(string[] literals, Placeholder[] placeholders) =>
        (this.literals, this.placeholders) = (literals, placeholders);

    public IEnumerable<string> Keys =>
        placeholders
            .SelectMany(p => p.IdKey is null ? [p.Key] : new[] { p.Key, p.IdKey })
            .Distinct(StringComparer.Ordinal);

    public static Template Parse(string text)
    {
        var fixedParts = new List<string>();
        var holes = new List<Placeholder>();
        var rest = text.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var length = rest[open..].IndexOf('}');
            if (length < 0)
            {
                throw new FormatException($"The text '{text}' has an unclosed placeholder.");
            }

            fixedParts.Add(rest[..open].ToString());
            holes.Add(Placeholder.Parse(rest.Slice(open + 1, length - 1)));
            rest = rest[(open + length + 1)..];
        }

        fixedParts.Add(rest.ToString());
        return new Template([.. fixedParts], [.. holes]);
    }

    public string Render(IReadOnlyDictionary<string, string> words, Language language, int maximumItems)
    {
        if (placeholders.Length == 0)
        {
            return literals[0];
        }

        var parts = new string[literals.Length + placeholders.Length];
        parts[0] = literals[0];
        for (var i = 0; i < placeholders.Length; i++)
        {
            parts[(2 * i) + 1] = placeholders[i].Render(words, language, maximumItems);
            parts[(2 * i) + 2] = literals[i + 1];
        }

        return string.Concat(parts);
    }
}
