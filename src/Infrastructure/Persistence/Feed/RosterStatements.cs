using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>Reads accounts as they were at one position: what was changed since is put back.</summary>
internal sealed class RosterStatements : StatementSet
{
    private const string Columns = "account_no, publisher_id, last_position, is_spilled, state";

    private readonly SyncedStatements _synced;
    private readonly Statement _after;
    private readonly Statement _one;
    private readonly Statement _accountNo;
    private readonly Statement _change;

    public RosterStatements(sqlite3 database, SyncedStatements synced)
        : base(database)
    {
        _synced = synced;
        _after = Prepare($"SELECT {Columns} FROM synced_accounts WHERE account_no > ?1 ORDER BY account_no LIMIT ?2");
        _one = Prepare($"SELECT {Columns} FROM synced_accounts WHERE account_no = ?1");
        _accountNo = Prepare("SELECT account_no FROM synced_accounts WHERE publisher_id = ?1");
        _change = Prepare("SELECT encoded FROM recorded_changes WHERE position = ?1");
    }

    public RosterPage ReadPage(long asOf, long afterAccount, IReadOnlySet<PublisherId>? publishers, RosterLimits limits)
    {
        var page = new Page(asOf, afterAccount, limits);
        if (publishers is null)
        {
            _after.Bind(1, afterAccount).Bind(2, limits.Accounts);
            while (!page.IsFull && _after.Step())
            {
                Add(page, _after);
            }

            _after.Reset();
        }
        else
        {
            foreach (var accountNo in Numbers(publishers).Where(number => number > afterAccount).Order())
            {
                if (page.IsFull)
                {
                    break;
                }

                _one.Bind(1, accountNo).Step();
                Add(page, _one);
                _one.Reset();
            }
        }

        return new RosterPage(page.Rosters, page.LastAccount, !page.IsFull, page.IsWhole);
    }

    private void Add(Page page, Statement row)
    {
        var accountNo = row.Long(0);
        var id = PublisherId.Parse(row.Text(1));
        var packed = SyncedAccountCodec.Read(id, row.Bytes(4));
        var present = row.Int(3) != 0 ? packed.State with { Members = _synced.Subjects(accountNo) } : packed.State;
        RecordedChange?[] undone = [];
        if (row.Long(2) > page.AsOf)
        {
            undone =
            [
                .. new AccountHistory(_synced, accountNo, packed.Positions)
                    .Above(page.AsOf)
                    .Select(change => Find(change.Position)),
            ];
        }

        page.Looked++;
        page.LastAccount = accountNo;
        if (undone.Contains(null))
        {
            page.IsWhole = false;
        }
        else if (AccountRoster.Before(present, undone!) is { } roster)
        {
            page.Rosters.Add(roster);
            page.Members += roster.Members.Count;
        }
    }

    private RecordedChange? Find(long position)
    {
        var change = _change.Bind(1, position).Step() ? ChangeCodec.Decode(_change.Bytes(0)) : null;
        _change.Reset();
        return change;
    }

    private List<long> Numbers(IReadOnlySet<PublisherId> publishers)
    {
        var numbers = new List<long>(publishers.Count);
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

    private sealed class Page(long asOf, long afterAccount, RosterLimits limits)
    {
        public long AsOf { get; } = asOf;

        public List<AccountRoster> Rosters { get; } = [];

        public long LastAccount { get; set; } = afterAccount;

        public bool IsWhole { get; set; } = true;

        public int Looked { get; set; }

        public int Members { get; set; }

        public bool IsFull => Looked >= limits.Accounts || Members >= limits.Members || !IsWhole;
    }
}
