using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>
/// From any token exactly the rest: what came before the message that carried it, and what came in the stream resumed from
/// it, are together one whole stream.
/// </summary>
public static class Resumable
{
    /// <summary>
    /// Puts the streams of one reader together. What an earlier stream sent after the token has to come again, the same.
    /// The whole is then checked as if it had been one stream.
    /// </summary>
    public static (WatchedStream Whole, IReadOnlyList<string> Violations) Join(IReadOnlyList<WatchedStream> streams)
    {
        var violations = new List<string>();
        var messages = streams[0].Messages.ToList();
        foreach (var next in streams.Skip(1))
        {
            var last = messages.FindLastIndex(message => Carries(message, next.ResumedFrom));
            if (last < 0)
            {
                violations.Add($"No message before carried the token {next.ResumedFrom}.");
                continue;
            }

            var first = messages.FindIndex(message => Carries(message, next.ResumedFrom));
            if (messages.Skip(first + 1).Take(last - first).Any(message => message.Bookmark is null))
            {
                violations.Add($"The token {next.ResumedFrom} names two places.");
            }

            violations.AddRange(Divergences(messages.Skip(last + 1), next.Messages));
            messages.RemoveRange(last + 1, messages.Count - last - 1);
            messages.AddRange(next.Messages);
        }

        return (streams[0] with { Messages = messages }, violations);
    }

    /// <summary>Compares a resumed whole with a stream that was never interrupted, over what both have seen.</summary>
    public static IReadOnlyList<string> Compare(WatchedStream whole, WatchedStream uninterrupted)
    {
        var end = Math.Min(whole.EndPosition, uninterrupted.EndPosition);
        return
        [
            .. Divergences([new() { Changes = { UpTo(uninterrupted) } }], [new() { Changes = { UpTo(whole) } }]),
            .. UpTo(uninterrupted)
                .Skip(UpTo(whole).Count())
                .Select(change => $"{change.Name()} did not come after resuming."),
            .. UpTo(whole)
                .Skip(UpTo(uninterrupted).Count())
                .Select(change => $"{change.Name()} came only after resuming."),
        ];

        IEnumerable<Change> UpTo(WatchedStream stream) => stream.Changes.Where(change => change.Position <= end);
    }

    private static bool Carries(WatchChangesResponse message, string token) =>
        string.Equals(message.ResumeToken, token, StringComparison.Ordinal);

    private static IEnumerable<string> Divergences(
        IEnumerable<WatchChangesResponse> earlier,
        IEnumerable<WatchChangesResponse> again
    ) =>
        earlier
            .SelectMany(message => message.Changes)
            .Zip(again.SelectMany(message => message.Changes))
            .Where(pair => !pair.First.Equals(pair.Second))
            .Take(1)
            .Select(pair => $"After resuming {pair.Second.Name()} came where {pair.First.Name()} had come before.");
}
