namespace PublisherMigration.Domain.Common;

/// <summary>
/// Which rule failed and the changing words of its message, by the keys that the reason documents; lists are JSON arrays.
/// The sentence itself is written at the edge, in the caller's language.
/// </summary>
public sealed record RuleViolation(Reason Reason, IReadOnlyDictionary<string, string> Metadata)
{
    public static RuleViolation Of(Reason reason, params ReadOnlySpan<(string Key, string Value)> words)
    {
        var metadata = new Dictionary<string, string>(words.Length, StringComparer.Ordinal);
        foreach (var (key, value) in words)
        {
            metadata[key] = value;
        }

        return new RuleViolation(reason, metadata);
    }
}
