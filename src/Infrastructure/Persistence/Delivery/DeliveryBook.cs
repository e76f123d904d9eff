using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Delivery;

/// <summary>Keeps how far deliveries are.</summary>
internal sealed class DeliveryBook : StatementSet, IDeliveryBook
{
    private readonly Statement _forgetAll;
    private readonly Statement _begin;
    private readonly Statement _advance;
    private readonly Statement _save;
    private readonly Statement _remove;
    private readonly Statement _toRestate;
    private readonly Statement _restated;
    private readonly Statement _allRestated;

    public DeliveryBook(sqlite3 database)
        : base(database)
    {
        _forgetAll = Prepare("DELETE FROM delivery_exceptions");
        _begin = Prepare(
            "INSERT OR REPLACE INTO delivery_state (id, feed_id, watermark, restate_through, restated_to) VALUES "
                + "(1, ?1, ?2, CASE WHEN ?3 THEN (SELECT max(account_no) FROM synced_accounts) END, 0)"
        );
        _advance = Prepare("UPDATE delivery_state SET watermark = ?1, swept_to = ?2");
        _save = Prepare(
            "INSERT INTO delivery_exceptions (account_no, publisher_id, delivered_sequence, first_position, state, attempts, "
                + "next_attempt_time, details, sent_through) "
                + "SELECT account_no, publisher_id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM synced_accounts "
                + "WHERE publisher_id = ?1 ON CONFLICT (account_no) DO UPDATE SET "
                + "delivered_sequence = excluded.delivered_sequence, first_position = excluded.first_position, "
                + "state = excluded.state, attempts = excluded.attempts, "
                + "next_attempt_time = excluded.next_attempt_time, details = excluded.details, "
                + "sent_through = excluded.sent_through"
        );
        _remove = Prepare("DELETE FROM delivery_exceptions WHERE publisher_id = ?1");
        _toRestate = Prepare(
            "SELECT a.account_no, a.publisher_id FROM delivery_state d JOIN synced_accounts a "
                + "ON a.account_no > d.restated_to AND a.account_no <= d.restate_through ORDER BY a.account_no LIMIT ?1"
        );
        _restated = Prepare("UPDATE delivery_state SET restated_to = ?1");
        _allRestated = Prepare("UPDATE delivery_state SET restate_through = NULL");
    }

    public void Begin(Guid feedId, long watermark, bool restateAll)
    {
        _forgetAll.Execute();
        _begin.Bind(1, feedId.ToString("D")).Bind(2, watermark).Bind(3, restateAll ? 1 : 0).Execute();
    }

    public void Advance(long watermark, string? sweptTo) => _advance.Bind(1, watermark).Bind(2, sweptTo).Execute();

    public void Save(UndeliveredAccount account) =>
        _save
            .Bind(1, account.PublisherId.Value)
            .Bind(2, account.DeliveredSequence)
            .Bind(3, account.FirstPosition)
            .Bind(4, (long)account.State)
            .Bind(5, account.Attempts)
            .Bind(6, Micros.Of(account.NextAttemptTime))
            .Bind(7, account.LastError is { } error ? DeliveryErrorDetail.Encode(error) : null)
            .Bind(8, account.SentThrough)
            .Execute();

    public void Remove(PublisherId id) => _remove.Bind(1, id.Value).Execute();

    public IReadOnlyList<PublisherId> TakeToRestate(int limit)
    {
        var ids = new List<PublisherId>();
        var last = 0L;
        _toRestate.Bind(1, limit);
        while (_toRestate.Step())
        {
            last = _toRestate.Long(0);
            ids.Add(PublisherId.Parse(_toRestate.Text(1)));
        }

        if (ids.Count > 0)
        {
            _restated.Bind(1, last).Execute();
        }
        else
        {
            _allRestated.Execute();
        }

        return ids;
    }
}
