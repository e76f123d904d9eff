using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>The feed: from the ring where that reaches back far enough, else from the database.</summary>
internal sealed class ChangeFeedReader(SqliteStore store, ChangeRing ring) : IChangeFeedReader
{
    /// <summary>Changes that a filter lets through are looked for among this many at once.</summary>
    private const int MostLookedAt = 20_000;

    public long Head => ring.Head;

    public long CompactedTo => store.CompactedTo;

    public Task NextChange => ring.NextChange;

    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var head = await store.UseReaderAsync(static reader => reader.Feed.ReadHead(), cancellationToken);
        await HeadAtLeastAsync(head, cancellationToken);
        return head;
    }

    public async ValueTask HeadAtLeastAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = ring.NextChange;
            if (ring.Head >= position)
            {
                return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask<FeedPage> ReadAsync(
        long after,
        IReadOnlySet<PublisherId>? publishers,
        FeedLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (ring.After(after, publishers is null ? limits.Changes : MostLookedAt) is { } recent)
        {
            return PageOf(recent, after, publishers, limits);
        }

        var head = ring.Head;
        return await store.UseReaderAsync(
            reader => reader.Feed.ReadPage(after, head, publishers, limits, MostLookedAt),
            cancellationToken
        );
    }

    public async ValueTask<IReadOnlyList<RecordedChange>> ReadRecordedAsync(
        long after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (ring.After(after, limit) is { } recent)
        {
            return Array.ConvertAll(recent, static entry => entry.Change);
        }

        return await store.UseReaderAsync(reader => reader.Feed.ReadRecorded(after, limit), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<RecordedChange>> ReadAccountAsync(
        PublisherId id,
        long afterSequence,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await store.EnsureProjectedAsync(id, cancellationToken);
        return await store.UseReaderAsync(
            reader => reader.Feed.ReadAccount(id, afterSequence, limit),
            cancellationToken
        );
    }

    public async ValueTask<AccountChangesPage> ReadAccountPageAsync(
        PublisherId id,
        long afterSequence,
        FeedLimits limits,
        CancellationToken cancellationToken
    )
    {
        await store.EnsureProjectedAsync(id, cancellationToken);
        return await store.UseReaderAsync(
            reader => reader.Feed.ReadAccountPage(id, afterSequence, limits),
            cancellationToken
        );
    }

    public void AnnounceCompaction(long through) => store.CompactedTo = Math.Max(store.CompactedTo, through);

    private static FeedPage PageOf(
        FeedEntry[] recent,
        long after,
        IReadOnlySet<PublisherId>? publishers,
        FeedLimits limits
    )
    {
        var page = new FeedFrames(limits.Bytes, expectedBytes: 4096);
        var (completeTo, used) = (after, 0);
        foreach (var entry in recent)
        {
            var isWanted = publishers is null || publishers.Contains(entry.Change.PublisherId);
            if (isWanted && (page.Count == limits.Changes || !page.TryAdd(entry.Encoded)))
            {
                break;
            }

            completeTo = entry.Position;
            used++;
        }

        // As far as the ring was looked at; whether more has come since, the next read tells.
        var isLast = used == recent.Length && recent.Length < limits.Changes;
        return new FeedPage(page.Written, page.Count, completeTo, isLast);
    }
}
