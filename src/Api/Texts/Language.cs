using System.Globalization;

namespace PublisherMigration.Api.Texts;

/// <summary>A language in which texts for people exist: a set of <c>.resx</c> files, and the few words that join lists.</summary>
public sealed class Language
{
    private readonly string or;
    private readonly string and;
    private readonly string oneOther;
    private readonly string othersBefore;
    private readonly string othersAfter;
    private readonly string firstOfMonth;

    private Language(
        string tag,
        CultureInfo resources,
        (string Or, string And, string OneOther, string OthersBefore, string OthersAfter, string FirstOfMonth) words
    )
    {
        Tag = tag;
        Resources = resources;
        Culture = CultureInfo.GetCultureInfo(tag);
        (or, and, oneOther, othersBefore, othersAfter, firstOfMonth) = words;
    }

    /// <summary>The language of the neutral resources, and of every caller whose language we do not have.</summary>
    public static Language English { get; } =
        new("en", CultureInfo.InvariantCulture, (" or ", " and ", "one other", "one of ", " others", "1"));

    public static Language French { get; } =
        new(
            "fr",
            CultureInfo.GetCultureInfo("fr"),
            (" ou ", " et ", "un\u00A0autre", "l’un des ", "\u00A0autres", "1er")
        );

    public static IReadOnlyList<Language> All { get; } = [English, French];

    /// <summary>The tag of BCP 47, as <c>LocalizedMessage.locale</c> carries it.</summary>
    public string Tag { get; }

    internal CultureInfo Resources { get; }

    private CultureInfo Culture { get; }

    /// <summary>"A", "A or B", "A, B or C"; with some left out "A, B or one of 7 others".</summary>
    internal string JoinAlternatives(IReadOnlyList<string> items, int leftOut) =>
        Join(
            items,
            or,
            leftOut switch
            {
                0 => null,
                1 => oneOther,
                _ => $"{othersBefore}{leftOut.ToString(Culture)}{othersAfter}",
            }
        );

    /// <summary>"A", "A and B", "A, B and C"; with some left out "A, B and 7 others".</summary>
    internal string JoinAll(IReadOnlyList<string> items, int leftOut) =>
        Join(
            items,
            and,
            leftOut switch
            {
                0 => null,
                1 => oneOther,
                _ => $"{leftOut.ToString(Culture)}{othersAfter}",
            }
        );

    internal string Date(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var day = utc.Day == 1 ? firstOfMonth : utc.Day.ToString(Culture);
        return $"{day} {utc.ToString("MMMM yyyy", Culture)}";
    }

    private static string Join(IReadOnlyList<string> items, string conjunction, string? others)
    {
        if (others is not null)
        {
            return items.Count == 0 ? others : string.Join(", ", items) + conjunction + others;
        }

        return items.Count switch
        {
            0 => string.Empty,
            1 => items[0],
            _ => string.Join(", ", items.Take(items.Count - 1)) + conjunction + items[^1],
        };
    }
}
