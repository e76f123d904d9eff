namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>
/// Nothing is missing and nothing is invented: the stream has exactly the changes of the history, between its two ends, that
/// its filter lets through.
/// </summary>
public static class Reliable
{
    public static IReadOnlyList<string> Check(WatchedStream stream, FeedHistory history)
    {
        var sent = stream.Changes.Select(change => change.Name()).ToHashSet(StringComparer.Ordinal);
        var owed = history
            .Changes.Where(change => stream.LetsThrough(change.PublisherId))
            .Where(change => change.Position > stream.StartPosition && change.Position <= stream.EndPosition)
            .Select(change => change.Name())
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. owed.Where(name => !sent.Contains(name)).Select(name => $"{name} is missing."),
            .. sent.Where(name => !owed.Contains(name)).Select(name => $"{name} is not owed."),
            .. Gaps(stream),
        ];
    }

    /// <summary>What a reader sees without knowing the history: sequences of an account rise one by one.</summary>
    private static IEnumerable<string> Gaps(WatchedStream stream)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var change in stream.Changes)
        {
            if (last.TryGetValue(change.PublisherId, out var before) && change.Sequence > before + 1)
            {
                yield return $"{change.Name()} came after sequence {before}: a gap.";
            }

            last[change.PublisherId] = change.Sequence;
        }
    }
}
