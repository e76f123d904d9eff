using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// The writer's own copies of migrated accounts, and the place where changes get their position. Decisions are made in memory.
/// What a commit needs is the appended changes: the rows of the accounts follow from them and are projected later, many
/// changes at once and in the order of their keys, so that few pages are touched; after a crash from the changes themselves.
/// What does not follow from a change is written with its commit. Nothing here outlives a commit that failed.
/// </summary>
internal sealed class SyncedAccounts(
    SyncedStatements statements,
    SyncedWrites writes,
    UnprojectedAccounts unprojected,
    TimeProvider time,
    int mostAccounts
) : ISyncedAccounts, IChangeFeed
{
    /// <summary>From so many subjects on an account's are rows of their own: a change then writes one of them.</summary>
    private const int MostSubjectsPacked = 64;

    private const int MostPositions = 64;
    private const int PositionsPerBlock = 48;

    /// <summary>What a restart after a crash has to read and to work out.</summary>
    private const int MostChangesUnprojected = 32_768;

    private const int ReplayPage = 1_000;

    /// <summary>When so many wait and hardly one of them was changed again, waiting longer only costs memory.</summary>
    private const int FewWaiting = 2_048;

    private const int FewAgainPercent = 5;

    private static readonly TimeSpan LongestUnprojected = TimeSpan.FromSeconds(2);

    private readonly List<StoredAccount> _due = [];
    private readonly List<StoredAccount> _waiting = [];
    private readonly ProjectionRun _run = new();
    private readonly List<FeedEntry> _appended = [];
    private readonly HashSet<PublisherId> _changed = [];
    private readonly HashSet<PublisherId> _usedByItem = [];
    private readonly PackedWriter _packed = new();
    private readonly int _mostWaiting = Math.Max(1, mostAccounts / 2);
    private readonly RecentAccounts<StoredAccount> _accounts = new(mostAccounts);
    private Dictionary<(Principal Member, PublisherId Account), bool> _memberships = [];
    private (long Position, DateTimeOffset Time) _head = writes.Head();
    private long _projectedTo = writes.ProjectedTo;
    private StoredAccount? _beginning;
    private int _appendedBeforeItem;
    private int _waitingAtCommit;
    private int _changesWaiting;
    private long _waitingSince;
    private bool _isAllProjected;
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
        Write(_due);
        return statements.FindHold(id, holdId);
    }

    public void Save(SyncedAccount account)
    {
        MarkDirty(account);
        _changed.Add(account.Id);
        NeedsSync = true;
    }

    public void SaveRecorded(SyncedAccount account)
    {
        var stored = LivingOf(account);
        stored.IsDirty = true;
        Wait(stored);
        _changed.Add(account.Id);
        NeedsSync = true;
    }

    public void SaveLazily(SyncedAccount account) => MarkDirty(account);

    /// <summary>After the connection was opened: whether there may be changes that are not in the rows.</summary>
    public bool IsBehind => _projectedTo < _head.Position;

    /// <summary>Whether committed changes are not in the rows yet.</summary>
    public bool HasUnprojected => _waiting.Count > 0 || _run.IsUnderWay;

    public RecordedChange Append(ChangeDraft draft)
    {
        var now = time.Now();
        _head = (_head.Position + 1, now > _head.Time ? now : _head.Time);
        var change = new RecordedChange(draft, _head.Position, _head.Time);
        var encoded = ChangeCodec.Encode(change);
        var account = _beginning?.Id == draft.PublisherId ? _beginning : Stored(draft.PublisherId)!;
        account.Positions.Add(change.Position);
        account.LastPosition = change.Position;
        writes.Append(change, account.No, encoded);
        _appended.Add(new FeedEntry(change, encoded));
        _changesWaiting++;
        NoteMembership(account, draft.Body);
        return change;
    }

    /// <summary>Passes an account to Partner Center: its first change, and what is kept of it from now on.</summary>
    public void Begin(AccountMigrated cutOver, Initiator initiator)
    {
        var no = writes.NextAccountNo();
        var memory = new ChangeMemory(statements, no, new PackedMemories(), hasSpilled: false);
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
    /// <returns>Whether something had to be written for that.</returns>
    public bool BeginItem()
    {
        var hasWritten = Project();
        _appendedBeforeItem = _appended.Count;
        _isInItem = true;
        return hasWritten;
    }

    /// <summary>The work was not undone.</summary>
    public void KeepItem()
    {
        Project();
        _usedByItem.Clear();
        _isInItem = false;
    }

    /// <summary>The database has undone the item: so do the copies that it used.</summary>
    public void UndoItem()
    {
        foreach (var id in _usedByItem)
        {
            _accounts.Remove(id);
        }

        // Before the item everything was in the database.
        _due.Clear();
        _waiting.Clear();
        _memberships.Clear();
        _usedByItem.Clear();
        _isInItem = false;
        _appended.RemoveRange(_appendedBeforeItem, _appended.Count - _appendedBeforeItem);
        _beginning = null;
    }

    /// <summary>Writes what a commit must not be without, and the next piece of the projection that is under way.</summary>
    public void Flush()
    {
        Write(_due);
        // Twice of what comes to wait meanwhile: a run ends however much does.
        var atLeast = 2 * (_waiting.Count - _waitingAtCommit);
        foreach (var stored in _run.NextAccounts(atLeast))
        {
            WriteIfDirty(stored);
        }

        Write(_run.NextMemberships(atLeast));
        if (_run.IsWritten)
        {
            SetProjectedTo(_run.Through);
        }
    }

    /// <summary>Writes everything that was decided.</summary>
    /// <returns>Whether there was something to write.</returns>
    public bool Project()
    {
        if (_due.Count == 0 && !HasUnprojected)
        {
            return false;
        }

        Write(_run.RemainingMemberships());
        Write(ProjectionRun.InOrder(_memberships));
        _memberships.Clear();
        _due.AddRange(_run.RemainingAccounts());
        _due.AddRange(_waiting);
        Write(_due);
        _waiting.ForEach(static stored => stored.IsWaiting = false);
        _waiting.Clear();
        _waitingAtCommit = 0;
        _changesWaiting = 0;
        _run.Clear();
        SetProjectedTo(_head.Position);
        _isAllProjected = true;
        return true;
    }

    /// <summary>The commit is made.</summary>
    public void Committed()
    {
        _appended.Clear();
        _changed.Clear();
        NeedsSync = false;
        if (!_run.IsUnderWay && IsRunDue())
        {
            BeginRun();
        }

        if (_accounts.IsFull)
        {
            LetGoOfUnused();
        }
    }

    /// <summary>
    /// After the connection was opened: takes the changes that a crash has kept from the rows.
    /// </summary>
    /// <returns>How many changes.</returns>
    public int Replay()
    {
        var (count, position) = (0, _projectedTo);
        while (position < _head.Position)
        {
            var page = writes.ReadAfter(position, ReplayPage);
            page.ForEach(Replay);
            count += page.Count;
            position = page.Count == ReplayPage ? page[^1].Position : _head.Position;
            if (_accounts.IsFull)
            {
                Project();
                LetGoOfUnused();
            }
        }

        if (!Project() && count > 0)
        {
            SetProjectedTo(_head.Position);
        }

        return count;
    }

    private void Replay(RecordedChange change)
    {
        var stored =
            Stored(change.PublisherId)
            ?? throw new InvalidDataException($"A change of {change.PublisherId} is stored, the account is not.");
        NoteMembership(stored, change.Body);
        if (change.Sequence <= stored.Account.Sequence)
        {
            return;
        }

        stored.Account.Replay(change);
        stored.Positions.Add(change.Position);
        stored.LastPosition = change.Position;
        stored.IsDirty = true;
        Wait(stored);
    }

    private void NoteMembership(StoredAccount account, ChangeBody body)
    {
        switch (body)
        {
            case MemberAdded added:
                _memberships[(added.Principal, account.Id)] = true;
                break;
            case MemberRemoved removed:
                _memberships[(removed.Principal, account.Id)] = false;
                break;
            default:
                return;
        }

        Wait(account);
    }

    private void Wait(StoredAccount stored)
    {
        if (stored.IsWaiting)
        {
            return;
        }

        if (_waiting.Count == 0)
        {
            _waitingSince = time.GetTimestamp();
        }

        stored.IsWaiting = true;
        _waiting.Add(stored);
    }

    private bool IsRunDue() =>
        _waiting.Count > 0
        && (
            _waiting.Count >= _mostWaiting
            || (
                _waiting.Count >= FewWaiting
                && (_changesWaiting - _waiting.Count) * 100L < (long)_waiting.Count * FewAgainPercent
            )
            || _changesWaiting >= MostChangesUnprojected
            || time.GetElapsedTime(_waitingSince) >= LongestUnprojected
        );

    private void BeginRun()
    {
        _run.Begin(_waiting, _memberships, _head.Position);
        _waiting.ForEach(static stored => stored.IsWaiting = false);
        _waiting.Clear();
        _waitingAtCommit = 0;
        _memberships = [];
        _changesWaiting = 0;
        unprojected.BeginRun();
    }

    /// <summary>The commit is made: says which rows now have their changes and which do not.</summary>
    public void TellReaders()
    {
        if (_isAllProjected)
        {
            unprojected.Clear();
            _isAllProjected = false;
        }
        else if (_run.IsWritten)
        {
            _run.Clear();
            unprojected.EndRun();
        }

        if (_waiting.Count > _waitingAtCommit)
        {
            unprojected.Add(_waiting, _waitingAtCommit);
            _waitingAtCommit = _waiting.Count;
        }
    }

    private void SetProjectedTo(long position)
    {
        writes.ProjectedTo = position;
        _projectedTo = position;
    }

    /// <summary>Accounts that were not used for a whole generation, but those that have to be written.</summary>
    private void LetGoOfUnused()
    {
        _accounts.LetGoOfUnused();
        _waiting.ForEach(stored => _accounts.Keep(stored.Id, stored));
        foreach (var stored in _run.RemainingAccounts())
        {
            _accounts.Keep(stored.Id, stored);
        }
    }

    private void Write(List<StoredAccount> accounts)
    {
        accounts.Sort(static (one, other) => one.No.CompareTo(other.No));
        accounts.ForEach(WriteIfDirty);
        accounts.Clear();
    }

    private void WriteIfDirty(StoredAccount stored)
    {
        stored.IsDue = false;
        if (!stored.IsDirty)
        {
            return;
        }

        Spill(stored);
        writes.Update(stored, Pack(stored));
        stored.Account.MarkStored();
        stored.IsDirty = false;
    }

    private void Write(ReadOnlySpan<Membership> memberships)
    {
        foreach (var (member, account, isAdded) in memberships)
        {
            if (isAdded)
            {
                writes.AddMember(member, account);
            }
            else
            {
                writes.RemoveMember(member, account);
            }
        }
    }

    private StoredAccount? Stored(PublisherId id)
    {
        var stored = _accounts.Find(id);
        if (stored is null)
        {
            stored = statements.Find(id);
            if (stored is null)
            {
                return null;
            }

            _accounts.Put(id, stored);
        }

        if (_isInItem)
        {
            _usedByItem.Add(id);
        }

        return stored;
    }

    private void MarkDirty(SyncedAccount account)
    {
        var stored = LivingOf(account);
        stored.IsDirty = true;
        if (!stored.IsDue)
        {
            stored.IsDue = true;
            _due.Add(stored);
        }
    }

    private StoredAccount LivingOf(SyncedAccount account) =>
        Stored(account.Id) is { } known && ReferenceEquals(known.Account, account)
            ? known
            : throw new InvalidOperationException($"{account.Id} was saved from a copy that is not the living one.");

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
