using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>Reads the feed from the database.</summary>
internal sealed class FeedStatements : StatementSet
{
    private readonly SyncedStatements _synced;
    private readonly Statement _after;
    private readonly Statement _at;
    private readonly Statement _accountNo;
    private readonly Statement _head;

    public FeedStatements(sqlite3 database, SyncedStatements synced)
        : base(database)
    {
        _synced = synced;
        _after = Prepare(
            "SELECT position, account_no, encoded FROM recorded_changes WHERE position > ?1 ORDER BY position LIMIT ?2"
        );
        _at = Prepare("SELECT encoded FROM recorded_changes WHERE position = ?1");
        _accountNo = Prepare("SELECT account_no FROM synced_accounts WHERE publisher_id = ?1");
        _head = Prepare("SELECT ifnull(max(position), 0) FROM recorded_changes");
    }

    /// <summary>The last committed position; 0 before the first.</summary>
    public long ReadHead()
    {
        _head.Step();
        var head = _head.Long(0);
        _head.Reset();
        return head;
    }

    /// <param name="after">The position after which to begin.</param>
    /// <param name="head">The head that was committed before the read began.</param>
    /// <param name="publishers">Only these accounts; <c>null</c> for all.</param>
    /// <param name="limits">How much at most.</param>
    /// <param name="mostLookedAt">How many changes a filter looks at at most.</param>
    public FeedPage ReadPage(
        long after,
        long head,
        IReadOnlySet<PublisherId>? publishers,
        FeedLimits limits,
        int mostLookedAt
    )
    {
        var accounts = publishers is null ? null : AccountNos(publishers);
        var page = new FeedFrames(limits.Bytes, expectedBytes: accounts is null ? limits.Bytes : 0);
        var most = accounts is null ? limits.Changes : mostLookedAt;
        var (looked, completeTo, isFull) = (0, after, false);
        _after.Bind(1, after).Bind(2, most);
        while (_after.Step())
        {
            var matches = accounts is null || accounts.Contains(_after.Long(1));
            if (matches && (page.Count == limits.Changes || !page.TryAdd(_after.Bytes(2))))
            {
                isFull = true;
                break;
            }

            completeTo = _after.Long(0);
            looked++;
        }

        _after.Reset();
        var isLast = !isFull && looked < most;
        return new FeedPage(page.Written, page.Count, isLast ? Math.Max(completeTo, head) : completeTo, isLast);
    }

    public IReadOnlyList<RecordedChange> ReadRecorded(long after, int limit)
    {
        var changes = new List<RecordedChange>(Math.Min(limit, 1024));
        _after.Bind(1, after).Bind(2, limit);
        while (_after.Step())
        {
            changes.Add(ChangeCodec.Decode(_after.Bytes(2)));
        }

        return changes;
    }

    /// <summary>By the positions that the account keeps; those that are compacted are passed over.</summary>
    public IReadOnlyList<RecordedChange> ReadAccount(PublisherId id, long afterSequence, int limit)
    {
        var changes = new List<RecordedChange>();
        if (_synced.Find(id) is not { } stored)
        {
            return changes;
        }

        foreach (var (_, position) in new AccountHistory(_synced, stored.No, stored.Positions).After(afterSequence))
        {
            if (changes.Count == limit)
            {
                break;
            }

            if (Find(position) is { } change)
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    /// <summary>The same as it is sent.</summary>
    public AccountChangesPage ReadAccountPage(PublisherId id, long afterSequence, FeedLimits limits)
    {
        var page = new FeedFrames(limits.Bytes, expectedBytes: 0);
        if (_synced.Find(id) is not { } stored)
        {
            return new AccountChangesPage(page.Written, page.Count, 0, afterSequence, 0);
        }

        var (first, last) = (0L, afterSequence);
        var history = new AccountHistory(_synced, stored.No, stored.Positions);
        foreach (var (sequence, position) in history.After(afterSequence))
        {
            if (page.Count == limits.Changes)
            {
                break;
            }

            if (!_at.Bind(1, position).Step())
            {
                continue;
            }

            var isAdded = page.TryAdd(_at.Bytes(0));
            _at.Reset();
            if (!isAdded)
            {
                break;
            }

            first = page.Count == 1 ? sequence : first;
            last = sequence;
        }

        return new AccountChangesPage(page.Written, page.Count, first, last, stored.Account.Sequence);
    }

    private RecordedChange? Find(long position)
    {
        var change = _at.Bind(1, position).Step() ? ChangeCodec.Decode(_at.Bytes(0)) : null;
        _at.Reset();
        return change;
    }

    private HashSet<long> AccountNos(IReadOnlySet<PublisherId> publishers)
    {
        var numbers = new HashSet<long>(publishers.Count);
        foreach (var publisher in publishers)
        {
            if (_accountNo.Bind(1, publisher.Value).Step())
            {
                numbers.Add(_accountNo.Long(0));
            }

            _accountNo.Reset();
        }

        return numbers;
    }
}
