using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Reads the feed: what is recent from memory, the rest from the database, never through the writer.</summary>
public interface IChangeFeedReader
{
    /// <summary>
    /// The last committed position that was told; 0 before the first. What is committed can be read a moment before it is told.
    /// </summary>
    long Head { get; }

    /// <summary>
    /// The last committed position, once it is told: nothing that anybody has read, wherever, is beyond it.
    /// </summary>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>Completes when a position that was read is told.</summary>
    ValueTask HeadAtLeastAsync(long position, CancellationToken cancellationToken);

    /// <summary>
    /// Changes up to this position are no longer kept. Look at it after a read: what was removed by then is among them.
    /// </summary>
    long CompactedTo { get; }

    /// <summary>Completes at the next commit of changes after the call. Take it before reading, await it after.</summary>
    Task NextChange { get; }

    /// <summary>
    /// Some changes after a position, as they are sent. Ask for a position below <see cref="CompactedTo"/> only after having
    /// judged it: what is compacted is passed over.
    /// </summary>
    /// <param name="after">The position after which to begin.</param>
    /// <param name="publishers">Only these accounts; <c>null</c> for all.</param>
    /// <param name="limits">How much at most.</param>
    /// <param name="cancellationToken">Ends the waiting for a connection.</param>
    ValueTask<FeedPage> ReadAsync(
        long after,
        IReadOnlySet<PublisherId>? publishers,
        FeedLimits limits,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Some changes after a position, as objects, for the delivery: oldest first, empty at the head.
    /// </summary>
    ValueTask<IReadOnlyList<RecordedChange>> ReadRecordedAsync(
        long after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Changes of one account after a sequence, oldest first, as far as they are kept: the first one has a higher sequence than
    /// the next where what lies between is compacted.
    /// </summary>
    ValueTask<IReadOnlyList<RecordedChange>> ReadAccountAsync(
        PublisherId id,
        long afterSequence,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The same as they are sent, with what tells whether one is missing. An account that is not migrated has none.
    /// </summary>
    ValueTask<AccountChangesPage> ReadAccountPageAsync(
        PublisherId id,
        long afterSequence,
        FeedLimits limits,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Changes up to a position are about to be removed: <see cref="CompactedTo"/> says so from now on. Before the commit, so that
    /// who read without them is sure to find it said afterwards.
    /// </summary>
    void AnnounceCompaction(long through);
}
