using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Reads what an account has undelivered, and records a restatement where that cannot be sent any more.</summary>
internal sealed class DeliveryLoader(IStore store, IChangeFeedReader feed)
{
    /// <param name="id">The account.</param>
    /// <param name="delivered">The last sequence that the portal has.</param>
    /// <param name="restateAs">Why a restatement has to be sent; <c>null</c>: none has.</param>
    /// <param name="unlessRestatedAfter">A restatement after this sequence does as well as a new one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<LoadedChanges> LoadAsync(
        PublisherId id,
        long delivered,
        ChangeCause? restateAs,
        long unlessRestatedAfter,
        CancellationToken cancellationToken
    )
    {
        if (
            restateAs is { } cause
            && await RestateAsync(id, cause, unlessRestatedAfter, cancellationToken) is { } restatement
        )
        {
            return restatement;
        }

        var (sequence, restated) = await store.ReadAsync(
            session => session.FindSynced(id) is { } account ? (account.Sequence, account.RestatedSequence) : (0L, 0L),
            cancellationToken
        );
        // What a restatement contains need not be sent before it.
        var after = Math.Max(delivered, restated - 1);
        var changes = await feed.ReadAccountAsync(id, after, AccountDelivery.MaxChanges, cancellationToken);
        var isCompacted = changes.Count > 0 ? IsBeyond(changes[0], after) : sequence > after;
        return isCompacted
            ? await LoadAsync(id, delivered, ChangeCause.Restated, restated, cancellationToken)
            : new LoadedChanges(changes, sequence, changes.Count > 0 ? changes[^1].Position : 0, Restated: null);
    }

    /// <summary>
    /// How far an earlier run, or this one before the account was asked, may have come with it: no further than was recorded.
    /// </summary>
    /// <param name="id">The account.</param>
    /// <param name="sent">So much was sent in any case.</param>
    /// <param name="recordedBefore">The last position from before this run, or from before the account was asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<long> MostSentAsync(
        PublisherId id,
        long sent,
        long recordedBefore,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var changes = await feed.ReadAccountAsync(id, sent, AccountDelivery.MaxChanges, cancellationToken);
            foreach (var change in changes.TakeWhile(change => change.Position <= recordedBefore))
            {
                sent = change.Sequence;
            }

            if (changes.Count == 0 || changes[^1].Position > recordedBefore)
            {
                return sent;
            }
        }
    }

    private static bool IsBeyond(RecordedChange first, long after) =>
        first.Sequence > after + 1 && first.Body is not AccountRestated;

    private async Task<LoadedChanges?> RestateAsync(
        PublisherId id,
        ChangeCause cause,
        long unlessRestatedAfter,
        CancellationToken cancellationToken
    )
    {
        var change = await store.WriteAsync(
            session =>
            {
                if (session.Synced.Find(id) is not { } account || account.RestatedSequence > unlessRestatedAfter)
                {
                    return null;
                }

                var restatement = account.Restate(cause, Initiator.System, session.Synced.Feed);
                session.Synced.Save(account);
                return restatement;
            },
            WhenFull.Wait,
            cancellationToken
        );
        return change is null ? null : new LoadedChanges([change], change.Sequence, change.Position, cause);
    }
}
