using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// What is kept of accounts that were used last, in two generations: what was not used for a whole one is let go. A generation
/// is as large as allowed while accounts come again, and small while they do not: among a million that are changed at random
/// few would, and all would have to be collected.
/// </summary>
/// <param name="most">Accounts at most, of both generations.</param>
internal sealed class RecentAccounts<T>(int most)
    where T : class
{
    private const int SmallGeneration = 2_048;

    /// <summary>Of a small generation, how many percent have to come again for the next to be a large one.</summary>
    private const int WorthMore = 4;

    /// <summary>Of a large one, how many have to for it to stay so.</summary>
    private const int WorthKeeping = 12;

    private readonly int _largeGeneration = Math.Max(1, most / 2);
    private Dictionary<PublisherId, T> _young = [];
    private Dictionary<PublisherId, T> _old = [];
    private int _cameAgain;

    /// <summary>Whether accounts come again while they are kept.</summary>
    public bool DoComeAgain { get; private set; }

    /// <summary>Whether the next generation is to begin.</summary>
    public bool IsFull =>
        _young.Count >= (DoComeAgain ? _largeGeneration : Math.Min(SmallGeneration, _largeGeneration));

    public T? Find(PublisherId id)
    {
        if (!_young.TryGetValue(id, out var account) && _old.Remove(id, out account))
        {
            _cameAgain++;
            _young.Add(id, account);
        }

        return account;
    }

    public void Put(PublisherId id, T account)
    {
        _old.Remove(id);
        _young[id] = account;
    }

    public void Remove(PublisherId id)
    {
        _young.Remove(id);
        _old.Remove(id);
    }

    public void Clear() => (_young, _old, _cameAgain) = ([], [], 0);

    /// <summary>Begins the next generation.</summary>
    public void LetGoOfUnused()
    {
        DoComeAgain = _cameAgain * 100L >= (long)_young.Count * (DoComeAgain ? WorthKeeping : WorthMore);
        (_young, _old, _cameAgain) = ([], _young, 0);
    }

    /// <summary>It stays, although it may not have been used.</summary>
    public void Keep(PublisherId id, T account)
    {
        if (!_old.ContainsKey(id))
        {
            _young[id] = account;
        }
    }
}
