using System.Buffers;
using System.Globalization;
using System.Text;

namespace PublisherMigration.Domain.Directory;

/// <summary>A DNS name in lower case, internationalised labels folded to A-labels (<c>xn--…</c>).</summary>
public readonly record struct DomainName
{
    private const int MaxLength = 253;
    private const int MaxLabelLength = 63;
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"
    );

    private DomainName(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out DomainName name)
    {
        name = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || !TryFold(text, out var folded))
        {
            return false;
        }

        if (folded.Length > MaxLength || !AreLabels(folded))
        {
            return false;
        }

        name = new DomainName(folded);
        return true;
    }

    public static DomainName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException("Not a domain name.");

    public override string ToString() => Value;

    private static bool TryFold(string text, out string folded)
    {
        folded = text;
        if (Ascii.IsValid(text))
        {
            folded = text.ToLowerInvariant();
            return true;
        }

        try
        {
            folded = new IdnMapping { UseStd3AsciiRules = true }
                .GetAscii(text)
                .ToLowerInvariant();
            return true;
        }
        catch (ArgumentException)
        {
            // The framework has no Try form of this; an unmappable name is simply not a domain.
            return false;
        }
    }

    private static bool AreLabels(ReadOnlySpan<char> name)
    {
        foreach (var label in name.Split('.'))
        {
            if (!IsLabel(name[label]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label[0] != '-'
        && label[^1] != '-'
        && !label.ContainsAnyExcept(LabelCharacters);
}
