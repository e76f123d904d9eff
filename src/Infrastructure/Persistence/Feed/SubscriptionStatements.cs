using System.Globalization;
using System.Text.Json;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>Looks up subscriptions, and what each has before it.</summary>
internal sealed class SubscriptionStatements : StatementSet
{
    /// <summary>Up to so many changes are counted; more are told by the distance of positions, which are nearly dense.</summary>
    private const int MostCounted = 1_000;

    /// <summary>About so many octets are all its fields but the accounts.</summary>
    private const int SizeWithoutFilter = 250;

    private const string Columns =
        "subscription_id, publisher_ids, started_at, feed_id, place, state, create_time, acknowledge_time";

    private readonly SyncedStatements _synced;
    private readonly Statement _one;
    private readonly Statement _list;
    private readonly Statement _count;
    private readonly Statement _first;
    private readonly Statement _head;
    private readonly Statement _account;

    public SubscriptionStatements(sqlite3 database, SyncedStatements synced)
        : base(database)
    {
        _synced = synced;
        _one = Prepare($"SELECT {Columns} FROM subscriptions WHERE subscription_id = ?1");
        _list = Prepare(
            $"SELECT {Columns} FROM subscriptions WHERE subscription_id > ?1 ORDER BY subscription_id LIMIT ?2"
        );
        _count = Prepare("SELECT count(*) FROM (SELECT 1 FROM recorded_changes WHERE position > ?1 LIMIT ?2)");
        _first = Prepare("SELECT recorded_time FROM recorded_changes WHERE position >= ?1 ORDER BY position LIMIT 1");
        _head = Prepare("SELECT ifnull(max(position), 0) FROM recorded_changes");
        _account = Prepare("SELECT account_no, last_position, state FROM synced_accounts WHERE publisher_id = ?1");
    }

    public SubscriptionRecord? Find(string subscriptionId)
    {
        var found = _one.Bind(1, subscriptionId).Step() ? Read(_one) : null;
        _one.Reset();
        return found;
    }

    public Listed<SubscriptionRecord> List(string afterId, PageLimits limits)
    {
        var found = new List<SubscriptionRecord>();
        var octets = 0L;
        _list.Bind(1, afterId).Bind(2, limits.Items + 1);
        while (_list.Step())
        {
            octets += SizeWithoutFilter + _list.Bytes(1).Length;
            if (found.Count == limits.Items || (found.Count > 0 && octets > limits.Octets))
            {
                _list.Reset();
                return new Listed<SubscriptionRecord>(found, HasMore: true);
            }

            found.Add(Read(_list));
        }

        return new Listed<SubscriptionRecord>(found, HasMore: false);
    }

    public SubscriptionBacklog BacklogOf(SubscriptionRecord subscription)
    {
        var position = subscription.Place.Position;
        var (count, first) =
            subscription.PublisherIds.Count == 0
                ? (CountAfter(position), position + 1)
                : CountAfter(position, subscription.PublisherIds);
        return count == 0 ? SubscriptionBacklog.None : new SubscriptionBacklog(count, TimeFrom(first));
    }

    private long CountAfter(long position)
    {
        _count.Bind(1, position).Bind(2, MostCounted).Step();
        var count = _count.Long(0);
        _count.Reset();
        if (count < MostCounted)
        {
            return count;
        }

        _head.Step();
        var head = _head.Long(0);
        _head.Reset();
        return head - position;
    }

    private (long Count, long First) CountAfter(long position, IReadOnlyList<string> publisherIds)
    {
        var (count, first) = (0L, long.MaxValue);
        foreach (var id in publisherIds)
        {
            foreach (var change in HistoryOf(PublisherId.Parse(id), position))
            {
                count++;
                first = Math.Min(first, change.Position);
            }
        }

        return (count, first);
    }

    private IEnumerable<(long Sequence, long Position)> HistoryOf(PublisherId id, long above)
    {
        AccountHistory? history = null;
        if (_account.Bind(1, id.Value).Step() && _account.Long(1) > above)
        {
            var positions = SyncedAccountCodec.Read(id, _account.Bytes(2)).Positions;
            history = new AccountHistory(_synced, _account.Long(0), positions);
        }

        _account.Reset();
        return history?.Above(above) ?? [];
    }

    /// <summary>Of the first change from a position on that is kept.</summary>
    private DateTimeOffset? TimeFrom(long position)
    {
        long? time = _first.Bind(1, position).Step() ? _first.Long(0) : null;
        _first.Reset();
        return Micros.ToTime(time);
    }

    private static SubscriptionRecord Read(Statement row)
    {
        var place = row.Text(4);
        return new SubscriptionRecord(
            row.Text(0),
            JsonSerializer.Deserialize(row.Bytes(1), StoredJson.Default.IReadOnlyListString)!,
            row.Text(2),
            Guid.ParseExact(row.Text(3), "D"),
            FeedPlace.TryParse(place, out var parsed)
                ? parsed
                : throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"A subscription stands at {place}.")
                ),
            (SubscriptionState)row.Int(5),
            Micros.ToTime(row.Long(6)),
            Micros.ToTime(row.LongOrNull(7))
        );
    }
}
