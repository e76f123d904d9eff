namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>No change comes twice in one stream, and no two share a position.</summary>
public static class Unique
{
    public static IReadOnlyList<string> Check(WatchedStream stream)
    {
        var violations = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var positions = new HashSet<long>();
        foreach (var change in stream.Changes)
        {
            if (!names.Add(change.Name()))
            {
                violations.Add($"{change.Name()} came twice.");
            }
            else if (!positions.Add(change.Position))
            {
                violations.Add($"{change.Name()} is at position {change.Position}, which came before.");
            }
        }

        return violations;
    }
}
