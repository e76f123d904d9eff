using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// Accounts with committed changes that their rows do not have yet. Told by the writer before it answers anybody, asked by
/// readers, who are to see in the rows whatever was answered before they began.
/// </summary>
internal sealed class UnprojectedAccounts
{
    private readonly Lock _lock = new();
    private HashSet<PublisherId> _inRun = [];
    private HashSet<PublisherId> _waiting = [];
    private long _projections;
    private volatile bool _isEmpty = true;

    public bool IsEmpty => _isEmpty;

    /// <summary>What a reader has to know before its snapshot begins.</summary>
    public RowsSeen Look()
    {
        if (_isEmpty)
        {
            return RowsSeen.AllCurrent;
        }

        lock (_lock)
        {
            return new RowsSeen(this, _projections);
        }
    }

    /// <summary>Whether a snapshot that began at the look may lack changes of the account that were answered before.</summary>
    public bool MayLack(PublisherId id, long projectionsAtLook)
    {
        lock (_lock)
        {
            // One that was projected since may have been so after the snapshot began.
            return _projections != projectionsAtLook || Has(id);
        }
    }

    /// <summary>Whether a snapshot that begins now may lack changes of the account that were answered before.</summary>
    public bool Contains(PublisherId id)
    {
        lock (_lock)
        {
            return Has(id);
        }
    }

    public void Add(IReadOnlyList<StoredAccount> committed, int from)
    {
        lock (_lock)
        {
            for (var i = from; i < committed.Count; i++)
            {
                _waiting.Add(committed[i].Id);
            }

            _isEmpty = _waiting.Count == 0 && _inRun.Count == 0;
        }
    }

    /// <summary>All that wait are being written from now on, piece by piece.</summary>
    public void BeginRun()
    {
        lock (_lock)
        {
            _inRun.UnionWith(_waiting);
            _waiting.Clear();
        }
    }

    /// <summary>The last piece is committed.</summary>
    public void EndRun()
    {
        lock (_lock)
        {
            _projections++;
            _inRun = [];
            _isEmpty = _waiting.Count == 0;
        }
    }

    /// <summary>Everything is in the rows.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _projections++;
            _inRun = [];
            _waiting = [];
            _isEmpty = true;
        }
    }

    private bool Has(PublisherId id) => _waiting.Contains(id) || _inRun.Contains(id);
}
