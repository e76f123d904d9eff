using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators;

/// <summary>All changes of a feed, as read account by account: what streams and portals are compared with.</summary>
public sealed class FeedHistory
{
    private readonly Dictionary<string, Change[]> _accounts;
    private readonly Dictionary<(string PublisherId, long Sequence), Change[]> _places;

    public FeedHistory(IEnumerable<Change> changes)
    {
        Changes = [.. changes.OrderBy(change => change.Position)];
        _accounts = Changes
            .GroupBy(change => change.PublisherId, StringComparer.Ordinal)
            .ToDictionary(
                account => account.Key,
                account => account.OrderBy(change => change.Sequence).ToArray(),
                StringComparer.Ordinal
            );
        _places = Changes
            .GroupBy(change => (change.PublisherId, change.Sequence))
            .ToDictionary(place => place.Key, place => place.ToArray());
    }

    /// <summary>By position.</summary>
    public IReadOnlyList<Change> Changes { get; }

    public IEnumerable<string> PublisherIds => _accounts.Keys;

    public IReadOnlyDictionary<string, long> LastSequences =>
        _accounts.ToDictionary(a => a.Key, a => a.Value[^1].Sequence, StringComparer.Ordinal);

    /// <summary>By sequence; none for an account that is not migrated.</summary>
    public IReadOnlyList<Change> Of(string publisherId) => _accounts.GetValueOrDefault(publisherId, []);

    /// <summary>Null for a change that is not recorded.</summary>
    public Change? Find(string publisherId, long sequence) => _places.GetValueOrDefault((publisherId, sequence))?[0];

    /// <summary>The account as its first changes make it.</summary>
    public AccountState StateAt(string publisherId, long sequence) =>
        AccountState.Replay(Of(publisherId).TakeWhile(change => change.Sequence <= sequence));
}
