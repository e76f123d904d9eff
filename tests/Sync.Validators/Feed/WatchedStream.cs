using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>One stream of WatchChanges as it was received, from its first message to wherever it broke off.</summary>
public sealed record WatchedStream
{
    /// <summary>The token that it was resumed from; empty for a stream that began otherwise.</summary>
    public string ResumedFrom { get; init; } = string.Empty;

    /// <summary>From the first change that is kept, without a snapshot: then nothing at all may be missing.</summary>
    public bool FromBeginning { get; init; }

    public bool WithSnapshot { get; init; }

    /// <summary>The filter; empty for all accounts.</summary>
    public IReadOnlyList<string> PublisherIds { get; init; } = [];

    public IReadOnlyList<WatchChangesResponse> Messages { get; init; } = [];

    public IEnumerable<Change> Changes => Messages.SelectMany(message => message.Changes);

    public IEnumerable<AccountRoster> Rosters => Messages.SelectMany(message => message.Rosters);

    /// <summary>Before the first change that the stream owes: 0, or the position of its first bookmark.</summary>
    public long StartPosition =>
        FromBeginning ? 0 : Messages.Select(message => message.Bookmark?.Position).FirstOrDefault() ?? 0;

    /// <summary>The last position that the stream says anything of.</summary>
    public long EndPosition => Messages.Select(Reached).DefaultIfEmpty(0).Max();

    public bool LetsThrough(string publisherId) =>
        PublisherIds.Count == 0 || PublisherIds.Contains(publisherId, StringComparer.Ordinal);

    private static long Reached(WatchChangesResponse message) =>
        Math.Max(
            message.Bookmark?.Position ?? 0,
            message.Changes.Select(change => change.Position).DefaultIfEmpty(0).Max()
        );
}
