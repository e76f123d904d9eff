using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>Looks up what is stored of migrated accounts, on any connection.</summary>
internal sealed class SyncedStatements : StatementSet
{
    private readonly Statement _account;
    private readonly Statement _roster;
    private readonly Statement _subjects;
    private readonly Statement _memory;
    private readonly Statement _block;
    private readonly Statement _blockAfter;
    private readonly Statement _hold;

    public SyncedStatements(sqlite3 database)
        : base(database)
    {
        _account = Prepare(
            "SELECT account_no, last_position, is_spilled, hold_id, state FROM synced_accounts WHERE publisher_id = ?1"
        );
        _roster = Prepare("SELECT account_no, is_spilled, state FROM synced_accounts WHERE publisher_id = ?1");
        _subjects = Prepare("SELECT subject, packed FROM synced_subjects WHERE account_no = ?1");
        _memory = Prepare("SELECT packed FROM change_memories WHERE account_no = ?1 AND change_id = ?2");
        _block = Prepare(
            "SELECT positions FROM change_positions WHERE account_no = ?1 AND first_sequence <= ?2 "
                + "ORDER BY first_sequence DESC LIMIT 1"
        );
        _blockAfter = Prepare(
            "SELECT first_sequence FROM change_positions WHERE account_no = ?1 AND first_sequence > ?2 "
                + "ORDER BY first_sequence LIMIT 1"
        );
        _hold = Prepare("SELECT details, publisher_id FROM holds WHERE hold_id = ?1");
    }

    /// <summary>The account with what the store keeps of it; <c>null</c> for one that is not migrated.</summary>
    public StoredAccount? Find(PublisherId id) => Read(id) is { } found ? Live(found) : null;

    /// <summary>What its rows say; <c>null</c> for one that is not migrated.</summary>
    public FoundAccount? Read(PublisherId id)
    {
        if (!_account.Bind(1, id.Value).Step())
        {
            return null;
        }

        var no = _account.Long(0);
        var isSpilled = _account.Int(2) != 0;
        var holdId = _account.TextOrNull(3);
        var lastPosition = _account.Long(1);
        var packed = SyncedAccountCodec.Read(id, _account.Bytes(4));
        _account.Reset();
        if (isSpilled)
        {
            packed = packed with { State = packed.State with { Members = Subjects(no) } };
        }

        var hold = holdId is null ? null : FindHold(id, Guid.ParseExact(holdId, "D"));
        return new FoundAccount(id, no, lastPosition, isSpilled, packed, hold);
    }

    /// <summary>The account that was found, also on another connection; what is beside its row is looked up on this one.</summary>
    public StoredAccount Live(FoundAccount found) =>
        new(found.No, found.Id)
        {
            LastPosition = found.LastPosition,
            IsSpilled = found.IsSpilled,
            Living = Live(found.No, found.Packed, found.Hold),
        };

    /// <summary>One that is at rest lives again.</summary>
    public void Wake(StoredAccount stored)
    {
        if (stored.Resting is { } row)
        {
            stored.Living = Live(stored.No, SyncedAccountCodec.Read(stored.Id, row), hold: null);
        }
    }

    private LivingAccount Live(long no, PackedAccount packed, Hold? hold)
    {
        var memory = new ChangeMemory(this, no, packed.Memories, packed.HasSpilledMemories);
        return new LivingAccount(SyncedAccount.Restore(packed.State, memory, hold), memory, packed.Positions);
    }

    /// <summary><c>null</c> for an account that is not migrated.</summary>
    public StoredRoster? FindRoster(PublisherId id)
    {
        if (!_roster.Bind(1, id.Value).Step())
        {
            return null;
        }

        var (no, isSpilled) = (_roster.Long(0), _roster.Int(1) != 0);
        var roster = SyncedAccountCodec.ReadRoster(_roster.Bytes(2));
        _roster.Reset();
        return isSpilled ? roster with { Subjects = Subjects(no) } : roster;
    }

    public List<MemberSubject> Subjects(long accountNo)
    {
        var members = new List<MemberSubject>();
        _subjects.Bind(1, accountNo);
        while (_subjects.Step())
        {
            var reader = new PackedReader(_subjects.Bytes(1));
            members.Add(SubjectCodec.Read(Principal.Parse(_subjects.Text(0)), ref reader));
        }

        return members;
    }

    public RememberedChange? FindMemory(long accountNo, Guid changeId)
    {
        Span<byte> key = stackalloc byte[16];
        changeId.TryWriteBytes(key, bigEndian: true, out _);
        if (!_memory.Bind(1, accountNo).Bind(2, key).Step())
        {
            return null;
        }

        var reader = new PackedReader(_memory.Bytes(0));
        var found = RememberedCodec.Read(changeId, ref reader);
        _memory.Reset();
        return found;
    }

    /// <summary>The stored block of positions in which a sequence lies; <c>null</c> when it lies in none.</summary>
    public ChangePositions? FindBlock(long accountNo, long sequence)
    {
        if (!_block.Bind(1, accountNo).Bind(2, sequence).Step())
        {
            return null;
        }

        var reader = new PackedReader(_block.Bytes(0));
        var block = ChangePositions.Read(ref reader);
        _block.Reset();
        return sequence < block.FirstSequence + block.Positions.Count ? block : null;
    }

    /// <summary>The first sequence of the first stored block that begins after a sequence.</summary>
    public long? FirstBlockAfter(long accountNo, long sequence)
    {
        long? first = _blockAfter.Bind(1, accountNo).Bind(2, sequence).Step() ? _blockAfter.Long(0) : null;
        _blockAfter.Reset();
        return first;
    }

    public Hold? FindHold(PublisherId id, Guid holdId)
    {
        if (!_hold.Bind(1, holdId.ToString("D")).Step())
        {
            return null;
        }

        var hold = string.Equals(_hold.Text(1), id.Value, StringComparison.Ordinal)
            ? HoldCodec.Decode(_hold.Bytes(0))
            : null;
        _hold.Reset();
        return hold;
    }
}
