using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>Stores migrated accounts, their changes and holds.</summary>
internal sealed class SyncedWrites : StatementSet
{
    private readonly Statement _head;
    private readonly Statement _change;
    private readonly Statement _nextNo;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly Statement _subject;
    private readonly Statement _removeSubject;
    private readonly Statement _memory;
    private readonly Statement _block;
    private readonly Statement _hold;
    private readonly Statement _addMember;
    private readonly Statement _removeMember;
    private readonly Statement _projectedTo;
    private readonly Statement _setProjectedTo;
    private readonly Statement _unprojected;

    public SyncedWrites(sqlite3 database)
        : base(database)
    {
        _head = Prepare("SELECT position, recorded_time FROM recorded_changes ORDER BY position DESC LIMIT 1");
        _change = Prepare(
            "INSERT INTO recorded_changes (position, account_no, recorded_time, encoded, fingerprint) "
                + "VALUES (?1, ?2, ?3, ?4, ?5)"
        );
        _nextNo = Prepare("SELECT ifnull(max(account_no), 0) + 1 FROM synced_accounts");
        _insert = Prepare(
            "INSERT INTO synced_accounts (account_no, publisher_id, sequence, last_position, hold_id, is_spilled, state) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        );
        _update = Prepare(
            "UPDATE synced_accounts SET sequence = ?2, last_position = ?3, hold_id = ?4, is_spilled = ?5, state = ?6 "
                + "WHERE account_no = ?1"
        );
        _subject = Prepare(
            "INSERT INTO synced_subjects (account_no, subject, packed) VALUES (?1, ?2, ?3) "
                + "ON CONFLICT DO UPDATE SET packed = excluded.packed"
        );
        _removeSubject = Prepare("DELETE FROM synced_subjects WHERE account_no = ?1 AND subject = ?2");
        _memory = Prepare(
            "INSERT INTO change_memories (account_no, change_id, packed, time, hold_id) VALUES (?1, ?2, ?3, ?4, ?5) "
                + "ON CONFLICT DO NOTHING"
        );
        _block = Prepare("INSERT INTO change_positions (account_no, first_sequence, positions) VALUES (?1, ?2, ?3)");
        _hold = Prepare(
            "INSERT INTO holds (hold_id, publisher_id, state, create_time, decide_time, details) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET state = excluded.state, "
                + "decide_time = excluded.decide_time, details = excluded.details"
        );
        _addMember = Prepare(
            "INSERT INTO account_members (principal, publisher_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
        );
        _removeMember = Prepare("DELETE FROM account_members WHERE principal = ?1 AND publisher_id = ?2");
        _projectedTo = Prepare("SELECT projected_to FROM store_identity");
        _setProjectedTo = Prepare("UPDATE store_identity SET projected_to = ?1");
        _unprojected = Prepare(
            "SELECT encoded, fingerprint FROM recorded_changes WHERE position > ?1 ORDER BY position LIMIT ?2"
        );
    }

    /// <summary>The last position and its time; the upkeep never removes the last change.</summary>
    public (long Position, DateTimeOffset Time) Head()
    {
        var head = _head.Step() ? (_head.Long(0), Micros.ToTime(_head.Long(1))) : (0, default(DateTimeOffset));
        _head.Reset();
        return head;
    }

    public long NextAccountNo()
    {
        _nextNo.Step();
        var no = _nextNo.Long(0);
        _nextNo.Reset();
        return no;
    }

    public void Append(RecordedChange change, long accountNo, byte[] encoded) =>
        _change
            .Bind(1, change.Position)
            .Bind(2, accountNo)
            .Bind(3, Micros.Of(change.RecordedTime))
            .Bind(4, encoded)
            .Bind(5, change.Draft.Fingerprint)
            .Execute();

    /// <summary>Every change up to there is in its account's row; 0 before the first projection.</summary>
    public long ProjectedTo
    {
        get
        {
            var position = _projectedTo.Step() ? _projectedTo.Long(0) : 0;
            _projectedTo.Reset();
            return position;
        }
        set => _setProjectedTo.Bind(1, value).Execute();
    }

    /// <summary>Changes after a position as they were recorded.</summary>
    public List<RecordedChange> ReadAfter(long position, int limit)
    {
        var changes = new List<RecordedChange>();
        _unprojected.Bind(1, position).Bind(2, limit);
        while (_unprojected.Step())
        {
            var change = ChangeCodec.Decode(_unprojected.Bytes(0));
            changes.Add(change with { Draft = change.Draft with { Fingerprint = _unprojected.Long(1) } });
        }

        return changes;
    }

    public void Insert(StoredAccount stored, ReadOnlySpan<byte> state) =>
        _insert
            .Bind(1, stored.No)
            .Bind(2, stored.Id.Value)
            .Bind(3, stored.Sequence)
            .Bind(4, stored.LastPosition)
            .Bind(5, stored.HoldId?.ToString("D"))
            .Bind(6, stored.IsSpilled ? 1 : 0)
            .Bind(7, state)
            .Execute();

    public void Update(StoredAccount stored, ReadOnlySpan<byte> state) =>
        _update
            .Bind(1, stored.No)
            .Bind(2, stored.Sequence)
            .Bind(3, stored.LastPosition)
            .Bind(4, stored.HoldId?.ToString("D"))
            .Bind(5, stored.IsSpilled ? 1 : 0)
            .Bind(6, state)
            .Execute();

    public void Save(long accountNo, Principal subject, ReadOnlySpan<byte> packed) =>
        _subject.Bind(1, accountNo).Bind(2, subject.Identity).Bind(3, packed).Execute();

    public void Remove(long accountNo, Principal subject) =>
        _removeSubject.Bind(1, accountNo).Bind(2, subject.Identity).Execute();

    public void Add(long accountNo, RememberedChange memory, ReadOnlySpan<byte> packed)
    {
        Span<byte> key = stackalloc byte[16];
        memory.ChangeId.TryWriteBytes(key, bigEndian: true, out _);
        _memory
            .Bind(1, accountNo)
            .Bind(2, key)
            .Bind(3, packed)
            .Bind(4, Micros.Of(memory.Time))
            .Bind(5, memory.HoldId?.ToString("D"))
            .Execute();
    }

    public void AddBlock(long accountNo, long firstSequence, ReadOnlySpan<byte> packed) =>
        _block.Bind(1, accountNo).Bind(2, firstSequence).Bind(3, packed).Execute();

    public void Save(Hold hold) =>
        _hold
            .Bind(1, hold.Id.ToString("D"))
            .Bind(2, hold.PublisherId.Value)
            .Bind(3, (long)hold.State)
            .Bind(4, Micros.Of(hold.CreateTime))
            .Bind(5, Micros.Of(hold.DecideTime))
            .Bind(6, System.Text.Encoding.UTF8.GetString(HoldCodec.Encode(hold)))
            .Execute();

    public void AddMember(Principal member, PublisherId account) =>
        _addMember.Bind(1, member.Identity).Bind(2, account.Value).Execute();

    public void RemoveMember(Principal member, PublisherId account) =>
        _removeMember.Bind(1, member.Identity).Bind(2, account.Value).Execute();
}
