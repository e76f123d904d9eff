using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Where it begins, and the tail of the feed.</summary>
internal sealed partial class DeliveryRun
{
    private const int StoredPage = 1_000;

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        _recordedBefore = _feed.Head;
        var progress = await _store.ReadAsync(static session => session.Deliveries.Progress(), cancellationToken);
        if (progress?.FeedId != _store.FeedId)
        {
            progress = await BeginHistoryAsync(isRenewed: progress is not null, cancellationToken);
        }

        (_readTo, _watermark, _isRestating) = (
            progress!.Watermark,
            progress.Watermark,
            progress.RestateThrough is not null
        );
        ResumeSweep(progress.SweptTo);
        string? after = null;
        IReadOnlyList<UndeliveredAccount> page;
        do
        {
            var from = after;
            page = await _store.ReadAsync(
                session => session.Deliveries.ListUndelivered(from, StoredPage),
                cancellationToken
            );
            foreach (var stored in page)
            {
                Begin(stored);
                after = stored.PublisherId.Value;
            }
        } while (page.Count == StoredPage);

        DeliveryLog.Began(_logger, _portal.IsEmbedded, _watermark, _accounts.Count);
    }

    /// <summary>What the portal said of another history means nothing in this one: every account is restated.</summary>
    private async Task<DeliveryProgress?> BeginHistoryAsync(bool isRenewed, CancellationToken cancellationToken)
    {
        var head = isRenewed ? _feed.Head : 0;
        if (isRenewed)
        {
            DeliveryLog.HistoryRenewed(_logger, _store.FeedId);
        }

        return await _store.WriteAsync(
            session =>
            {
                session.DeliveryBook.Begin(_store.FeedId, head, restateAll: isRenewed);
                return session.Deliveries.Progress();
            },
            WhenFull.Wait,
            cancellationToken
        );
    }

    private void Begin(UndeliveredAccount stored)
    {
        // Attempts from before the restart do not wait: theirs was a time on another clock.
        var account = AccountDelivery.Of(stored, dueAt: null);
        account.IsKnown = stored.DeliveredSequence > 0;
        _accounts.Add(account.Id, account);
        _queues.Add(account);
    }

    /// <summary>Reads a page of the tail.</summary>
    /// <returns>Whether there is more to read at once.</returns>
    private async ValueTask<bool> ReadTailAsync(CancellationToken cancellationToken)
    {
        if (_inMemory >= MostInMemory)
        {
            return false;
        }

        var page = await _feed.ReadRecordedAsync(_readTo, TailPage, cancellationToken);
        foreach (var change in page)
        {
            Take(change);
            _readTo = change.Position;
        }

        _isCaughtUp = page.Count < TailPage;
        return !_isCaughtUp;
    }

    private void Take(RecordedChange change)
    {
        if (_accounts.TryGetValue(change.PublisherId, out var account))
        {
            account.Append(change);
            if (account.IsIdle && account.HeadPosition <= change.Position)
            {
                // It was delivered before it was read here.
                _accounts.Remove(account.Id);
                return;
            }
        }
        else
        {
            account = Meet(change);
            _accounts.Add(account.Id, account);
            account.Append(change);
        }

        Count(account);
        _queues.Add(account);
    }

    /// <summary>An account that has everything before this change.</summary>
    private AccountDelivery Meet(RecordedChange change)
    {
        var account = new AccountDelivery(change.PublisherId, change.Sequence - 1);
        var isRestatement = change.Body is AccountRestated;
        if (IsRenewing || (isRestatement && change.Draft.Cause == ChangeCause.FeedRenewed))
        {
            // In this history the portal has said nothing of it yet.
            account.IsKnown = false;
            account.MustAsk = !isRestatement && change.Body is not AccountMigrated;
        }

        return account;
    }

    private void Count(AccountDelivery account)
    {
        _inMemory += account.Pending.Count - account.Counted;
        account.Counted = account.Pending.Count;
    }
}
