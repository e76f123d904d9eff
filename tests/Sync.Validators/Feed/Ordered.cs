namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>Changes come in the order of their positions, and so each account's in the order of its sequences.</summary>
public static class Ordered
{
    public static IReadOnlyList<string> Check(WatchedStream stream)
    {
        var violations = new List<string>();
        var position = 0L;
        var sequences = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var change in stream.Changes)
        {
            if (change.Position < position)
            {
                violations.Add($"{change.Name()} at position {change.Position} came after position {position}.");
            }

            if (change.Sequence < sequences.GetValueOrDefault(change.PublisherId))
            {
                violations.Add($"{change.Name()} came after sequence {sequences[change.PublisherId]}.");
            }

            position = change.Position;
            sequences[change.PublisherId] = change.Sequence;
        }

        return violations;
    }
}
