using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>
/// The first message is a bookmark; each message is changes, or rosters, or a bookmark; each has a token; all are of one
/// feed and of accounts that the filter lets through.
/// </summary>
public static class WellFormedStream
{
    public static IReadOnlyList<string> Check(WatchedStream stream)
    {
        var violations = new List<string>();
        if (stream.Messages is [{ Bookmark: null }, ..])
        {
            violations.Add("The first message is no bookmark.");
        }

        if (stream.Messages.Select(message => message.FeedId).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            violations.Add("The stream is of more than one feed.");
        }

        for (var index = 0; index < stream.Messages.Count; index++)
        {
            violations.AddRange(Faults(stream.Messages[index]).Select(fault => $"Message {index} {fault}."));
        }

        violations.AddRange(
            stream
                .Changes.Select(change => change.PublisherId)
                .Concat(stream.Rosters.Select(roster => roster.PublisherId))
                .Where(publisherId => !stream.LetsThrough(publisherId))
                .Distinct(StringComparer.Ordinal)
                .Select(publisherId => $"{publisherId} is outside the filter.")
        );
        return violations;
    }

    private static IEnumerable<string> Faults(WatchChangesResponse message)
    {
        bool[] parts = [message.Changes.Count > 0, message.Rosters.Count > 0, message.Bookmark is not null];
        if (parts.Count(part => part) != 1)
        {
            yield return "is not exactly one of changes, rosters and a bookmark";
        }

        if (message.ResumeToken.Length == 0)
        {
            yield return "has no token";
        }

        if (message.FeedId.Length == 0)
        {
            yield return "names no feed";
        }

        if (message.Bookmark is { Kind: FeedBookmarkKind.Unspecified })
        {
            yield return "is a bookmark of no kind";
        }
    }
}
