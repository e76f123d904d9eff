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
    MemoryEpochs epochs,
    TimeProvider time,
    int mostAccounts
) : ISyncedAccounts, IChangeFeed
{
    /// <summary>What a restart after a crash has to read and to work out.</summary>
    private const int MostChangesUnprojected = 65_536;

    private const int ReplayPage = 1_000;

    /// <summary>When so many wait and hardly one of them was changed again, waiting longer only costs memory.</summary>
    private const int FewWaiting = 2_048;

    /// <summary>While accounts do not come again: their pages are still in the cache when they are written.</summary>
    private const int FewestWaiting = 256;

    private const int FewAgainPercent = 5;

    private static readonly TimeSpan LongestUnprojected = TimeSpan.FromSeconds(4);

    private readonly List<StoredAccount> _due = [];
    private readonly List<StoredAccount> _waiting = [];
    private readonly List<StoredAccount> _awake = [];
    private readonly ProjectionRun _run = new();
    private readonly List<FeedEntry> _appended = [];
    private readonly HashSet<PublisherId> _changed = [];
    private readonly HashSet<PublisherId> _usedByItem = [];
    private readonly AccountRows _rows = new(writes);
    private readonly int _mostWaiting = Math.Max(1, mostAccounts / 2);
    private readonly RecentAccounts<StoredAccount> _accounts = new(mostAccounts);
    private Dictionary<(Principal Member, PublisherId Account), bool> _memberships = [];
    private (long Position, DateTimeOffset Time) _head = writes.Head();
    private long _projectedTo = writes.ProjectedTo;
    private StoredAccount? _beginning;
    private AccountAhead? _expected;
    private int _appendedBeforeItem;
    private int _waitingAtCommit;
    private int _changesWaiting;
    private long _waitingSince;
    private bool _isAllProjected;
    private bool _isInItem;
    private bool _hasUndone;

    public IChangeFeed Feed => this;

    /// <summary>Appended since the last commit, in order.</summary>
    public IReadOnlyList<FeedEntry> Appended => _appended;

    /// <summary>Accounts that were changed since the last commit.</summary>
    public IReadOnlyCollection<PublisherId> Changed => _changed;

    /// <summary>Of the item that runs next: the account that it will ask for, which may have been read by now.</summary>
    public void Expect(AccountAhead? account) => _expected = account;

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
    }

    public void SaveRecorded(SyncedAccount account)
    {
        var stored = LivingOf(account);
        stored.IsDirty = true;
        Wait(stored);
        _changed.Add(account.Id);
    }

    public void SaveRefusal(SyncedAccount account) => MarkDirty(account);

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
        // One that is beginning has no positions yet: this will be its first.
        var account = _beginning?.Id == draft.PublisherId ? _beginning : Stored(draft.PublisherId)!;
        if (account != _beginning)
        {
            account.Positions.Add(change.Position);
        }

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
        var stored = new StoredAccount(no, cutOver.PublisherId);
        _beginning = stored;
        var account = SyncedAccount.Begin(cutOver, initiator, memory, this);
        _beginning = null;
        var positions = new ChangePositions(AccountMigrated.Sequence, [stored.LastPosition]);
        stored.Living = new LivingAccount(account, memory, positions);
        _rows.Insert(stored, _head.Time);
        // Read anew at its first change: most accounts that are cut over in a row have none for long.
        _changed.Add(stored.Id);
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

        // Until the commit readers see other rows than this transaction has.
        _hasUndone = true;
        // Before the item everything was in the database.
        _due.Clear();
        _waiting.Clear();
        _awake.Clear();
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
        else if (!HasUnprojected && _head.Position - _projectedTo >= ReplayPage)
        {
            // Cut-overs are written with their rows: a start need not look at a whole fleet of them.
            SetProjectedTo(_head.Position);
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
        Rest();
        if (!_run.IsUnderWay && IsRunDue())
        {
            BeginRun();
        }

        if (_accounts.IsFull)
        {
            LetGoOfUnused();
            epochs.DoAccountsComeAgain = _accounts.DoComeAgain;
            epochs.BeginNext();
        }
        else if (_hasUndone)
        {
            epochs.BeginNext();
        }

        _hasUndone = false;
    }

    /// <summary>After the connection was opened: takes the changes that a crash has kept from the rows.</summary>
    /// <returns>How many changes they lacked.</returns>
    public int Replay()
    {
        var (count, position) = (0, _projectedTo);
        while (position < _head.Position)
        {
            var page = writes.ReadAfter(position, ReplayPage);
            count += page.Count(Replay);
            position = page.Count == ReplayPage ? page[^1].Position : _head.Position;
            if (_accounts.IsFull)
            {
                Project();
                LetGoOfUnused();
            }
        }

        if (!Project())
        {
            SetProjectedTo(_head.Position);
        }

        return count;
    }

    /// <returns>Whether the row lacked it.</returns>
    private bool Replay(RecordedChange change)
    {
        var stored =
            Stored(change.PublisherId)
            ?? throw new InvalidDataException($"A change of {change.PublisherId} is stored, the account is not.");
        NoteMembership(stored, change.Body);
        if (change.Sequence <= stored.Account.Sequence)
        {
            return false;
        }

        stored.Account.Replay(change);
        stored.Positions.Add(change.Position);
        stored.LastPosition = change.Position;
        stored.IsDirty = true;
        Wait(stored);
        return true;
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
        _awake.Add(stored);
    }

    /// <summary>Those that wait and will hardly be wanted meanwhile.</summary>
    private void Rest()
    {
        if (!_accounts.DoComeAgain)
        {
            foreach (var stored in _awake.Where(static stored => stored is { IsDirty: true, Resting: null }))
            {
                _rows.Rest(stored);
            }
        }

        _awake.Clear();
    }

    private bool IsRunDue() =>
        _waiting.Count > 0
        && (
            _waiting.Count >= _mostWaiting
            || (
                _waiting.Count >= (_accounts.DoComeAgain ? FewWaiting : FewestWaiting)
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

    /// <summary>
    /// Before the commit: says which rows will lack their changes, since who has seen these in the feed may ask for the rows
    /// before the commit is known here.
    /// </summary>
    public void WarnReaders() => unprojected.Add(_waiting, _waitingAtCommit);

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

        _rows.Update(stored, _head.Time);
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
            stored = TakeAhead(id) ?? statements.Find(id);
            if (stored is null)
            {
                return null;
            }

            _accounts.Put(id, stored);
        }
        else if (stored.Resting is not null)
        {
            statements.Wake(stored);
            _awake.Add(stored);
        }

        if (_isInItem)
        {
            _usedByItem.Add(id);
        }

        return stored;
    }

    private StoredAccount? TakeAhead(PublisherId id)
    {
        if (_expected is null || _hasUndone || !_expected.Id.Equals(id))
        {
            return null;
        }

        return _expected.Take(epochs.Now) is { } found ? statements.Live(found) : null;
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
}
