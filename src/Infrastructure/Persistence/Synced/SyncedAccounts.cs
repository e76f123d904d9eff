using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// The writer's own copies of migrated accounts, and the place where changes get their position. Decisions are made in memory;
/// what they changed is written once before the commit, account by account in the order of their keys, so that few pages
/// are touched. Nothing here outlives a commit that failed.
/// </summary>
internal sealed class SyncedAccounts(
    SyncedStatements statements,
    SyncedWrites writes,
    TimeProvider time,
    int mostAccounts
) : ISyncedAccounts, IChangeFeed
{
    /// <summary>From so many subjects on an account's are rows of their own: a change then writes one of them.</summary>
    private const int MostSubjectsPacked = 64;

    private const int MostPositions = 64;
    private const int PositionsPerBlock = 48;

    private readonly List<StoredAccount> _dirty = [];
    private readonly List<FeedEntry> _appended = [];
    private readonly HashSet<PublisherId> _changed = [];
    private readonly HashSet<PublisherId> _usedByItem = [];
    private readonly PackedWriter _packed = new();
    private Dictionary<PublisherId, StoredAccount> _young = [];
    private Dictionary<PublisherId, StoredAccount> _old = [];
    private (long Position, DateTimeOffset Time) _head = writes.Head();
    private StoredAccount? _beginning;
    private int _appendedBeforeItem;
    private bool _isInItem;

    public IChangeFeed Feed => this;

    /// <summary>Appended since the last commit, in order.</summary>
    public IReadOnlyList<FeedEntry> Appended => _appended;

    /// <summary>Accounts that were changed since the last commit.</summary>
    public IReadOnlyCollection<PublisherId> Changed => _changed;

    /// <summary>Whether something was changed that has to be on disk before it is answered.</summary>
    public bool NeedsSync { get; private set; }

    public SyncedAccount? Find(PublisherId id) => Stored(id)?.Account;

    public Hold? FindHold(PublisherId id, Guid holdId)
    {
        Flush();
        return statements.FindHold(id, holdId);
    }

    public void Save(SyncedAccount account)
    {
        MarkDirty(account);
        _changed.Add(account.Id);
        NeedsSync = true;
    }

    public void SaveLazily(SyncedAccount account) => MarkDirty(account);

    public RecordedChange Append(ChangeDraft draft)
    {
        var now = time.Now();
        _head = (_head.Position + 1, now > _head.Time ? now : _head.Time);
        var change = new RecordedChange(draft, _head.Position, _head.Time);
        var encoded = ChangeCodec.Encode(change);
        var account = _beginning?.Id == draft.PublisherId ? _beginning : Stored(draft.PublisherId)!;
        account.Positions.Add(change.Position);
        account.LastPosition = change.Position;
        writes.Append(change.Position, account.No, change.RecordedTime, encoded);
        _appended.Add(new FeedEntry(change, encoded));
        switch (draft.Body)
        {
            case MemberAdded added:
                writes.AddMember(added.Principal, draft.PublisherId);
                break;
            case MemberRemoved removed:
                writes.RemoveMember(removed.Principal, draft.PublisherId);
                break;
        }

        return change;
    }

    /// <summary>Passes an account to Partner Center: its first change, and what is kept of it from now on.</summary>
    public void Begin(AccountMigrated cutOver, Initiator initiator)
    {
        var no = writes.NextAccountNo();
        var memory = new ChangeMemory(statements, no, [], hasSpilled: false);
        var stored = new StoredAccount(
            no,
            cutOver.PublisherId,
            memory,
            new ChangePositions(AccountMigrated.Sequence, [])
        );
        _beginning = stored;
        stored.Account = SyncedAccount.Begin(cutOver, initiator, memory, this);
        _beginning = null;
        Spill(stored);
        writes.Insert(stored, Pack(stored));
        stored.Account.MarkStored();
        // Read anew at its first change: most accounts that are cut over in a row have none for long.
        _changed.Add(stored.Id);
        NeedsSync = true;
    }

    /// <summary>Before work that may be undone alone: what was decided before it is in the database then.</summary>
    public void BeginItem()
    {
        Flush();
        _appendedBeforeItem = _appended.Count;
        _isInItem = true;
    }

    /// <summary>The work was not undone.</summary>
    public void KeepItem()
    {
        Flush();
        _usedByItem.Clear();
        _isInItem = false;
    }

    /// <summary>The database has undone the item: so do the copies that it used.</summary>
    public void UndoItem()
    {
        foreach (var id in _usedByItem)
        {
            Forget(id);
        }

        _dirty.RemoveAll(stored => _usedByItem.Contains(stored.Id));
        _usedByItem.Clear();
        _isInItem = false;
        _appended.RemoveRange(_appendedBeforeItem, _appended.Count - _appendedBeforeItem);
        _beginning = null;
    }

    /// <summary>Writes what was decided.</summary>
    public void Flush()
    {
        if (_dirty.Count == 0)
        {
            return;
        }

        _dirty.Sort(static (one, other) => one.No.CompareTo(other.No));
        foreach (var stored in _dirty)
        {
            Spill(stored);
            writes.Update(stored, Pack(stored));
            stored.Account.MarkStored();
            stored.IsDirty = false;
        }

        _dirty.Clear();
    }

    /// <summary>The commit is made.</summary>
    public void Committed()
    {
        _appended.Clear();
        _changed.Clear();
        NeedsSync = false;
        if (_young.Count >= mostAccounts / 2)
        {
            // Those that were not used for a whole generation are let go.
            (_young, _old) = ([], _young);
        }
    }

    private StoredAccount? Stored(PublisherId id)
    {
        if (!_young.TryGetValue(id, out var stored))
        {
            stored = _old.Remove(id, out var known) ? known : statements.Find(id);
            if (stored is null)
            {
                return null;
            }

            _young.Add(id, stored);
        }

        if (_isInItem)
        {
            _usedByItem.Add(id);
        }

        return stored;
    }

    private void Forget(PublisherId id)
    {
        _young.Remove(id);
        _old.Remove(id);
    }

    private void MarkDirty(SyncedAccount account)
    {
        var stored =
            Stored(account.Id) is { } known && ReferenceEquals(known.Account, account)
                ? known
                : throw new InvalidOperationException(
                    $"{account.Id} was saved from a copy that is not the living one."
                );
        if (!stored.IsDirty)
        {
            stored.IsDirty = true;
            _dirty.Add(stored);
        }
    }

    private ReadOnlySpan<byte> Pack(StoredAccount stored)
    {
        _packed.Clear();
        SyncedAccountCodec.Write(
            _packed,
            new PackedAccount(
                stored.Account.Snapshot(),
                stored.Positions,
                stored.Memory.HasSpilled,
                stored.Memory.Recent
            ),
            stored.IsSpilled
        );
        return _packed.Written;
    }

    /// <summary>Makes rows of their own of what has become too much for the account's one row.</summary>
    private void Spill(StoredAccount stored)
    {
        foreach (var memory in stored.Memory.TakeTooMany(_head.Time))
        {
            _packed.Clear();
            RememberedCodec.Write(_packed, memory);
            writes.Add(stored.No, memory, _packed.Written);
        }

        while (stored.Positions.Positions.Count > MostPositions)
        {
            var block = stored.Positions.TakeOldest(PositionsPerBlock);
            _packed.Clear();
            block.Write(_packed);
            writes.AddBlock(stored.No, block.FirstSequence, _packed.Written);
        }

        SpillSubjects(stored);
        foreach (var hold in stored.Account.ChangedHolds)
        {
            writes.Save(hold);
        }
    }

    private void SpillSubjects(StoredAccount stored)
    {
        if (stored.IsSpilled)
        {
            foreach (var touched in stored.Account.Touched)
            {
                SaveSubject(stored, touched);
            }
        }
        else if (stored.Account.Subjects.Count > MostSubjectsPacked)
        {
            stored.IsSpilled = true;
            foreach (var subject in stored.Account.Subjects)
            {
                SaveSubject(stored, subject.Principal);
            }
        }
    }

    private void SaveSubject(StoredAccount stored, Principal principal)
    {
        if (stored.Account.Find(principal) is { } subject)
        {
            _packed.Clear();
            SubjectCodec.Write(_packed, subject);
            writes.Save(stored.No, principal, _packed.Written);
        }
        else
        {
            writes.Remove(stored.No, principal);
        }
    }
}
