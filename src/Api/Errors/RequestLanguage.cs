using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using PublisherMigration.Api.Texts;

namespace PublisherMigration.Api.Errors;

/// <summary>The language of a call's texts, from <c>accept-language</c> by the rules of RFC 9110, section 12.5.4.</summary>
public static class RequestLanguage
{
    // Real callers send a handful of values. A flood of others must neither grow this nor cost more than their parsing.
    private const int MaximumCached = 1_000;
    private const int MaximumCachedLength = 200;

    private static readonly ConcurrentDictionary<string, Language> Known = new(StringComparer.Ordinal);
    private static int cached;

    internal static int Cached => Volatile.Read(ref cached);

    public static Language Of(ServerCallContext context) =>
        Of(context.GetHttpContext().Request.Headers.AcceptLanguage.ToString());

    public static Language Of(string acceptLanguage)
    {
        if (acceptLanguage.Length == 0)
        {
            return Language.English;
        }

        if (Known.TryGetValue(acceptLanguage, out var language))
        {
            return language;
        }

        language = Choose(acceptLanguage);
        if (
            acceptLanguage.Length <= MaximumCachedLength
            && Cached < MaximumCached
            && Known.TryAdd(acceptLanguage, language)
        )
        {
            Interlocked.Increment(ref cached);
        }

        return language;
    }

    private static Language Choose(ReadOnlySpan<char> header)
    {
        var chosen = Language.English;
        var highest = 0d;
        foreach (var part in header.Split(','))
        {
            var range = header[part].Trim();
            var semicolon = range.IndexOf(';');
            var weight = semicolon < 0 ? 1 : Weight(range[(semicolon + 1)..].Trim());
            var tag = semicolon < 0 ? range : range[..semicolon].TrimEnd();
            if (weight > highest && Match(tag) is { } language)
            {
                (chosen, highest) = (language, weight);
            }
        }

        return chosen;
    }

    private static Language? Match(ReadOnlySpan<char> tag)
    {
        if (tag is "*")
        {
            return Language.English;
        }

        var hyphen = tag.IndexOf('-');
        var primary = hyphen < 0 ? tag : tag[..hyphen];
        foreach (var language in Language.All)
        {
            if (primary.Equals(language.Tag, StringComparison.OrdinalIgnoreCase))
            {
                return language;
            }
        }

        return null;
    }

    // A weight that is none counts as "not acceptable", like q=0.
    private static double Weight(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
        && weight <= 1
            ? weight
            : 0;
}
