using System.Text.Json;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>Stores subscriptions, and removes from the feed what is no longer kept.</summary>
internal sealed class FeedWrites : StatementSet, IFeedWrites
{
    private readonly Statement _save;
    private readonly Statement _delete;
    private readonly Statement _active;
    private readonly Statement _lost;
    private readonly Statement _delivered;
    private readonly Statement _oldest;
    private readonly Statement _accounts;
    private readonly Statement _remove;
    private readonly Statement _compactedTo;
    private readonly Statement _firstBlock;
    private readonly Statement _removeBlock;
    private readonly Statement _removeHolds;
    private readonly Statement _memories;
    private readonly Statement _removeMemory;

    public FeedWrites(sqlite3 database)
        : base(database)
    {
        _save = Prepare(
            "INSERT INTO subscriptions (subscription_id, publisher_ids, started_at, feed_id, position, place, state, "
                + "create_time, acknowledge_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                + "ON CONFLICT DO UPDATE SET position = excluded.position, place = excluded.place, "
                + "state = excluded.state, acknowledge_time = excluded.acknowledge_time"
        );
        _delete = Prepare("DELETE FROM subscriptions WHERE subscription_id = ?1");
        _active = Prepare(
            "SELECT subscription_id, position FROM subscriptions WHERE feed_id = ?1 AND state = ?2 ORDER BY position"
        );
        _lost = Prepare("UPDATE subscriptions SET state = ?2 WHERE subscription_id = ?1");
        _delivered = Prepare(
            "SELECT min(s.watermark, ifnull((SELECT min(first_position) - 1 FROM delivery_exceptions), s.watermark)) "
                + "FROM delivery_state s JOIN store_identity i ON i.feed_id = s.feed_id"
        );
        _oldest = Prepare("SELECT position, recorded_time FROM recorded_changes ORDER BY position LIMIT ?1");
        _accounts = Prepare("SELECT DISTINCT account_no FROM recorded_changes WHERE position <= ?1");
        _remove = Prepare("DELETE FROM recorded_changes WHERE position <= ?1");
        _compactedTo = Prepare("UPDATE store_identity SET compacted_to = ?1 WHERE compacted_to < ?1");
        _firstBlock = Prepare(
            "SELECT positions FROM change_positions WHERE account_no = ?1 ORDER BY first_sequence LIMIT 1"
        );
        _removeBlock = Prepare("DELETE FROM change_positions WHERE account_no = ?1 AND first_sequence = ?2");
        _removeHolds = Prepare(
            "DELETE FROM holds WHERE hold_id IN "
                + "(SELECT hold_id FROM holds WHERE decide_time < ?1 ORDER BY decide_time LIMIT ?2) RETURNING 1"
        );
        _memories = Prepare(
            "SELECT m.account_no, m.change_id, m.time, EXISTS (SELECT 1 FROM holds h WHERE h.hold_id = m.hold_id) "
                + "FROM change_memories m WHERE (m.account_no, m.change_id) > (?1, ?2) "
                + "ORDER BY m.account_no, m.change_id LIMIT ?3"
        );
        _removeMemory = Prepare("DELETE FROM change_memories WHERE account_no = ?1 AND change_id = ?2");
    }

    public void Save(SubscriptionRecord subscription) =>
        _save
            .Bind(1, subscription.SubscriptionId)
            .Bind(2, JsonSerializer.Serialize(subscription.PublisherIds, StoredJson.Default.IReadOnlyListString))
            .Bind(3, subscription.StartedAt)
            .Bind(4, subscription.FeedId.ToString("D"))
            .Bind(5, subscription.Place.Position)
            .Bind(6, subscription.Place.ToString())
            .Bind(7, (long)subscription.State)
            .Bind(8, Micros.Of(subscription.CreateTime))
            .Bind(9, Micros.Of(subscription.AcknowledgeTime))
            .Execute();

    public void Remove(string subscriptionId) => _delete.Bind(1, subscriptionId).Execute();

    public long Delivered
    {
        get
        {
            var delivered = _delivered.Step() ? _delivered.Long(0) : 0;
            _delivered.Reset();
            return delivered;
        }
    }

    public IReadOnlyList<SubscriptionPosition> ListActive(Guid feedId)
    {
        var active = new List<SubscriptionPosition>();
        _active.Bind(1, feedId.ToString("D")).Bind(2, (long)SubscriptionState.Active);
        while (_active.Step())
        {
            active.Add(new SubscriptionPosition(_active.Text(0), _active.Long(1)));
        }

        return active;
    }

    public void MarkLost(string subscriptionId) =>
        _lost.Bind(1, subscriptionId).Bind(2, (long)SubscriptionState.Lost).Execute();

    public OldestChanges FindOldest(long through, DateTimeOffset recordedBefore, long surplusTo, int limit)
    {
        var cutoff = Micros.Of(recordedBefore);
        var (count, last) = (0, 0L);
        DateTimeOffset? oldestKept = null;
        _oldest.Bind(1, limit + 1);
        while (_oldest.Step())
        {
            var (position, time) = (_oldest.Long(0), _oldest.Long(1));
            if (count == limit || position > through || (time >= cutoff && position > surplusTo))
            {
                oldestKept = Micros.ToTime(time);
                break;
            }

            count++;
            last = position;
        }

        _oldest.Reset();
        return new OldestChanges(count, last, oldestKept);
    }

    public void RemoveChanges(long through)
    {
        var accounts = new List<long>();
        _accounts.Bind(1, through);
        while (_accounts.Step())
        {
            accounts.Add(_accounts.Long(0));
        }

        _remove.Bind(1, through).Execute();
        _compactedTo.Bind(1, through).Execute();
        accounts.ForEach(account => RemoveBlocks(account, through));
    }

    public int RemoveHolds(DateTimeOffset decidedBefore, int limit) =>
        Rows(_removeHolds.Bind(1, Micros.Of(decidedBefore)).Bind(2, limit));

    public (int Removed, ChangeMemoryKey? Next) RemoveMemories(ChangeMemoryKey after, DateTimeOffset before, int limit)
    {
        var cutoff = Micros.Of(before);
        var old = new List<ChangeMemoryKey>();
        var looked = 0;
        _memories.Bind(1, after.AccountNo).Bind(2, after.ChangeId.Span).Bind(3, limit);
        while (_memories.Step())
        {
            looked++;
            after = new ChangeMemoryKey(_memories.Long(0), _memories.Bytes(1).ToArray());
            if (_memories.Long(2) < cutoff && _memories.Int(3) == 0)
            {
                old.Add(after);
            }
        }

        foreach (var key in old)
        {
            _removeMemory.Bind(1, key.AccountNo).Bind(2, key.ChangeId.Span).Execute();
        }

        return (old.Count, looked == limit ? after : null);
    }

    private static int Rows(Statement statement)
    {
        var count = 0;
        while (statement.Step())
        {
            count++;
        }

        return count;
    }

    /// <summary>Blocks of positions that only name what is gone.</summary>
    private void RemoveBlocks(long accountNo, long compactedTo)
    {
        while (_firstBlock.Bind(1, accountNo).Step())
        {
            var reader = new PackedReader(_firstBlock.Bytes(0));
            var block = ChangePositions.Read(ref reader);
            _firstBlock.Reset();
            if (block.Positions[^1] > compactedTo)
            {
                return;
            }

            _removeBlock.Bind(1, accountNo).Bind(2, block.FirstSequence).Execute();
        }
    }
}
