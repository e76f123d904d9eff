using System.Globalization;

namespace PublisherMigration.Sync.Model;

/// <summary>A roster as the model's source sends it.</summary>
public sealed record SaidRoster(long Version, IReadOnlyDictionary<int, int> Members, string[]? Settings)
{
    public string Body =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {string.Join(' ', Members.OrderBy(static m => m.Key))} {string.Join('|', Settings ?? ["none"])}"
        );
}
