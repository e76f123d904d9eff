using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Every account is restated for a new history.</summary>
internal sealed partial class DeliveryRun
{
    private const int RestatedAtOnce = 50;

    private bool _isCaughtUp;
    private bool _isRestating;
    private bool _restatementIsUnderWay;
    private long _renewedTo;

    /// <summary>Accounts may turn up that the portal does not follow in this history.</summary>
    private bool IsRenewing => _isRestating || _readTo < _renewedTo;

    /// <summary>Some accounts at a time, so that what is restated is delivered before more is.</summary>
    private void Restate()
    {
        if (!_isRestating || _restatementIsUnderWay || !_gate.IsOpen || !_isCaughtUp || _inMemory >= MostInMemory / 2)
        {
            return;
        }

        _restatementIsUnderWay = true;
        Start(async token =>
        {
            var count = await _store.WriteAsync(RestateSome, WhenFull.Wait, token);
            return () => Restated(count);
        });
    }

    private static int RestateSome(IWriteSession session)
    {
        var ids = session.DeliveryBook.TakeToRestate(RestatedAtOnce);
        foreach (var id in ids)
        {
            if (session.Synced.Find(id) is { } account)
            {
                account.Restate(ChangeCause.FeedRenewed, Initiator.System, session.Synced.Feed);
                session.Synced.Save(account);
            }
        }

        return ids.Count;
    }

    private void Restated(int count)
    {
        _restatementIsUnderWay = false;
        if (count == 0)
        {
            _isRestating = false;
            _renewedTo = _feed.Head;
            DeliveryLog.AllRestated(_logger);
        }
    }
}
