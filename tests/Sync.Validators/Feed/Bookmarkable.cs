using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>
/// Bookmark N: every change up to N that the filter lets through was sent before it, by itself or in a roster; none comes
/// after it. Bookmarks never move back.
/// </summary>
public static class Bookmarkable
{
    public static IReadOnlyList<string> Check(WatchedStream stream, FeedHistory history)
    {
        var violations = new List<string>();
        var owed = new Queue<Change>(
            history.Changes.Where(change =>
                stream.LetsThrough(change.PublisherId)
                && (stream.WithSnapshot || change.Position > stream.StartPosition)
            )
        );
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var rosters = new Dictionary<string, long>(StringComparer.Ordinal);
        var isInSnapshot = stream.WithSnapshot;
        var bookmark = 0L;
        foreach (var message in stream.Messages)
        {
            foreach (var roster in message.Rosters)
            {
                rosters[roster.PublisherId] = roster.Sequence;
            }

            foreach (var change in message.Changes)
            {
                sent.Add(change.Name());
                if (change.Position <= bookmark)
                {
                    violations.Add($"{change.Name()} at {change.Position} came after the bookmark {bookmark}.");
                }
            }

            if (message.Bookmark is not { } place)
            {
                continue;
            }

            if (place.Position < bookmark)
            {
                violations.Add($"The bookmark {place.Position} came after the bookmark {bookmark}.");
            }

            bookmark = place.Position;
            // Within the snapshot a bookmark says how far the rosters reach, not the changes.
            isInSnapshot &= place.Kind != FeedBookmarkKind.SnapshotComplete;
            while (!isInSnapshot && owed.TryPeek(out var next) && next.Position <= bookmark)
            {
                owed.Dequeue();
                if (!sent.Contains(next.Name()) && rosters.GetValueOrDefault(next.PublisherId) < next.Sequence)
                {
                    violations.Add($"{next.Name()} at {next.Position} was not sent before the bookmark {bookmark}.");
                }
            }
        }

        return violations;
    }
}
