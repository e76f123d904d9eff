using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>The holds of one account, numbered as callers come to know of them, and the digests of what was seen of them.</summary>
internal sealed class KnownHolds
{
    private readonly Lock _lock = new();
    private readonly List<string> _ids = [];
    private readonly Dictionary<(int Hold, string Content), string> _digests = [];

    public int NumberOf(string holdId)
    {
        lock (_lock)
        {
            if (!_ids.Contains(holdId))
            {
                _ids.Add(holdId);
            }

            return _ids.IndexOf(holdId) + 1;
        }
    }

    /// <summary>What a decision on it will name.</summary>
    public (int Hold, string Content) Saw(Hold hold)
    {
        var seen = (NumberOf(hold.HoldId), Words.ContentOf(hold));
        lock (_lock)
        {
            // One content has one digest, else deciding by content would not be what the service does.
            if (_digests.TryGetValue(seen, out var digest))
            {
                hold.Digest.ShouldBe(digest, seen.Item2);
            }

            _digests[seen] = hold.Digest;
            return seen;
        }
    }

    public (string HoldId, string Digest) Find(int hold, string content)
    {
        lock (_lock)
        {
            return (_ids[hold - 1], _digests[(hold, content)]);
        }
    }
}
