using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Delivery;

/// <summary>Reads how far deliveries are. Lists have a statement for each way to find few accounts among many.</summary>
internal sealed class DeliveryLookups : StatementSet, IDeliveryLookups
{
    /// <summary>
    /// As <see cref="SyncState"/> numbers them; the watermark is ?5, the accounts to be restated ?6 to ?7, those to be asked
    /// are after ?8.
    /// </summary>
    private const string State =
        "CASE WHEN e.state IS NOT NULL THEN e.state WHEN s.last_position > ?5 OR (s.account_no > ?6 AND s.account_no <= ?7) "
        + "OR s.publisher_id > ?8 THEN 2 ELSE 1 END";

    private const string Columns =
        "s.publisher_id, s.sequence, s.last_position, s.account_no, " + Exception + ", " + State;

    private const string Exception =
        "e.delivered_sequence, e.first_position, e.state, e.attempts, e.next_attempt_time, e.details, c.recorded_time, "
        + "e.sent_through";

    private const string Joins =
        "LEFT JOIN delivery_exceptions e ON e.account_no = s.account_no "
        + "LEFT JOIN recorded_changes c ON c.position = e.first_position ";

    /// <summary>?1 the id after which to begin, ?2 the states as bits, ?3 whether only held ones, ?4 how many.</summary>
    private const string Where =
        "WHERE s.publisher_id > ?1 AND (?2 >> (" + State + ")) & 1 AND (?3 = 0 OR s.hold_id IS NOT NULL) ";

    private const string Order = "ORDER BY s.publisher_id LIMIT ?4";

    internal const string AllSql = $"SELECT {Columns} FROM synced_accounts s {Joins}{Where}{Order}";

    internal const string HeldSql =
        $"SELECT {Columns} FROM synced_accounts s INDEXED BY ix_synced_accounts_hold_id {Joins}{Where}"
        + $"AND s.hold_id IS NOT NULL {Order}";

    /// <summary>
    /// What is not in sync has a row of its own or a change above the watermark: nothing else is looked at.
    /// </summary>
    internal const string BehindSql =
        "WITH behind (account_no) AS (SELECT account_no FROM delivery_exceptions "
        + "UNION SELECT account_no FROM recorded_changes WHERE ?2 & 4 AND position > ?5) "
        + $"SELECT {Columns} FROM behind b CROSS JOIN synced_accounts s ON s.account_no = b.account_no {Joins}"
        + $"{Where}{Order}";

    /// <summary>Of this many changes above the watermark one sees how many accounts they are of.</summary>
    private const int Sample = 16_384;

    private const string SampleSql =
        "SELECT count(*), count(DISTINCT account_no), ifnull((SELECT max(position) FROM recorded_changes), 0), "
        + "(SELECT ifnull(max(account_no), 0) FROM synced_accounts), "
        + "(SELECT count(*) FROM delivery_exceptions WHERE (?3 >> state) & 1) "
        + "FROM (SELECT account_no FROM recorded_changes WHERE position > ?1 ORDER BY position LIMIT ?2)";

    private const long AllStates =
        1 << (int)SyncState.InSync
        | 1 << (int)SyncState.Lagging
        | 1 << (int)SyncState.Retrying
        | 1 << (int)SyncState.Quarantined;

    private readonly Statement _progress;
    private readonly Statement _one;
    private readonly Statement _all;
    private readonly Statement _held;
    private readonly Statement _behind;
    private readonly Statement _sample;
    private readonly Statement _undelivered;

    public DeliveryLookups(sqlite3 database)
        : base(database)
    {
        _progress = Prepare(
            "SELECT feed_id, watermark, restate_through, restated_to, swept_to FROM delivery_state WHERE id = 1"
        );
        _one = Prepare($"SELECT {Columns} FROM synced_accounts s {Joins}WHERE s.publisher_id = ?1");
        _all = Prepare(AllSql);
        _held = Prepare(HeldSql);
        _behind = Prepare(BehindSql);
        _sample = Prepare(SampleSql);
        _undelivered = Prepare(
            $"SELECT e.publisher_id, {Exception} FROM delivery_exceptions e "
                + "LEFT JOIN recorded_changes c ON c.position = e.first_position "
                + "WHERE e.publisher_id > ?1 ORDER BY e.publisher_id LIMIT ?2"
        );
    }

    public DeliveryProgress? Progress()
    {
        var progress = _progress.Step()
            ? new DeliveryProgress(
                Guid.Parse(_progress.Bytes(0)),
                _progress.Long(1),
                _progress.LongOrNull(2),
                _progress.Long(3),
                _progress.IsNull(4) ? null : _progress.Text(4)
            )
            : null;
        _progress.Reset();
        return progress;
    }

    public AccountStanding? Find(PublisherId id)
    {
        var progress = Progress();
        Bind(_one.Bind(1, id.Value), progress);
        var standing = _one.Step() ? Read(_one, progress) : null;
        _one.Reset();
        return standing;
    }

    public IReadOnlyList<AccountStanding> List(StandingFilter filter, string? after, int limit)
    {
        var progress = Progress();
        var states = filter.States.Count == 0 ? AllStates : filter.States.Sum(static state => 1L << (int)state);
        var looksAtAll =
            (states & (1L << (int)SyncState.InSync)) != 0
            || progress?.RestateThrough is not null
            || progress?.SweptTo is not null
            || (!filter.OnlyHeld && AreMany(states, progress?.Watermark ?? 0, limit));
        var statement =
            filter.OnlyHeld ? _held
            : looksAtAll ? _all
            : _behind;
        Bind(
            statement.Bind(1, after ?? string.Empty).Bind(2, states).Bind(3, filter.OnlyHeld ? 1 : 0).Bind(4, limit),
            progress
        );
        var standings = new List<AccountStanding>();
        while (statement.Step())
        {
            standings.Add(Read(statement, progress));
        }

        return standings;
    }

    public IReadOnlyList<UndeliveredAccount> ListUndelivered(string? after, int limit)
    {
        var accounts = new List<UndeliveredAccount>();
        _undelivered.Bind(1, after ?? string.Empty).Bind(2, limit);
        while (_undelivered.Step())
        {
            accounts.Add(ReadUndelivered(_undelivered, PublisherId.Parse(_undelivered.Text(0)), 1));
        }

        return accounts;
    }

    /// <summary>
    /// Whether so many accounts are wanted that a page of them is found sooner by going through all accounts in their order:
    /// those behind have no order, so that every page looks at each of them.
    /// </summary>
    private bool AreMany(long states, long watermark, int limit)
    {
        var wantsLagging = (states & (1L << (int)SyncState.Lagging)) != 0;
        _sample.Bind(1, watermark).Bind(2, wantsLagging ? Sample : 0).Bind(3, states).Step();
        var (sampled, accountsSampled) = (_sample.Long(0), _sample.Long(1));
        var changes = _sample.Long(2) - watermark;
        var (all, exceptions) = (_sample.Long(3), _sample.Long(4));
        _sample.Reset();
        var lagging = sampled == 0 ? 0 : (double)accountsSampled * changes / sampled;
        var wanted = Math.Min(all, exceptions + lagging);
        return wanted * wanted > (double)limit * all;
    }

    /// <summary>Before the first delivery nothing is delivered.</summary>
    private static void Bind(Statement statement, DeliveryProgress? progress) =>
        statement
            .Bind(5, progress?.Watermark ?? 0)
            .Bind(6, progress?.RestatedTo ?? 0)
            .Bind(7, progress?.RestateThrough ?? 0)
            .Bind(8, progress?.SweptTo);

    private static AccountStanding Read(Statement row, DeliveryProgress? progress)
    {
        var id = PublisherId.Parse(row.Text(0));
        var no = row.Long(3);
        var undelivered = row.IsNull(4) ? null : ReadUndelivered(row, id, 4);
        var awaitsRestatement = progress?.RestateThrough is { } through && no > progress.RestatedTo && no <= through;
        return new AccountStanding(
            id,
            row.Long(1),
            row.Long(2),
            (SyncState)row.Int(12),
            awaitsRestatement && undelivered is null,
            undelivered
        );
    }

    private static UndeliveredAccount ReadUndelivered(Statement row, PublisherId id, int first) =>
        new(
            id,
            row.Long(first),
            row.Long(first + 1),
            (SyncState)row.Int(first + 2),
            row.Int(first + 3),
            Micros.ToTime(row.LongOrNull(first + 4)),
            row.IsNull(first + 5) ? null : DeliveryErrorDetail.Decode(row.Bytes(first + 5)),
            Micros.ToTime(row.LongOrNull(first + 6)),
            row.LongOrNull(first + 7)
        );
}
