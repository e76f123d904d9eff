using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What goes over all accounts: restatements for a new history, and questions after the portal went back.</summary>
internal sealed partial class DeliveryRun
{
    private const int RestatedAtOnce = 50;
    private const int SweepPage = 500;

    private static readonly StandingFilter InSync = new(new HashSet<SyncState> { SyncState.InSync }, OnlyHeld: false);

    private readonly Queue<AccountStanding> _toAsk = [];
    private readonly int _mostSwept;
    private bool _isCaughtUp;
    private bool _isRestating;
    private bool _restatementIsUnderWay;
    private long _renewedTo;
    private bool _isSweeping;
    private bool _sweepAgain;
    private bool _sweepIsReading;
    private string? _sweepAfter;
    private int _sweptUnderWay;
    private int _asked;

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

    /// <summary>When one account has gone back others will have too: each is asked where it is.</summary>
    private void BeginSweep(AccountDelivery because)
    {
        if (_isSweeping)
        {
            // Those before this one were asked too early, perhaps.
            _sweepAgain |=
                !because.IsSwept && string.CompareOrdinal(because.Id.Value, _sweepAfter ?? string.Empty) <= 0;
            return;
        }

        (_isSweeping, _sweepAfter, _asked) = (true, null, 0);
        DeliveryLog.SweepBegan(_logger);
    }

    private void Sweep()
    {
        if (!_isSweeping || !_gate.IsOpen || !_isCaughtUp)
        {
            return;
        }

        while (_sweptUnderWay < _mostSwept && _toAsk.TryDequeue(out var standing))
        {
            Ask(standing);
        }

        if (_toAsk.Count == 0 && !_sweepIsReading)
        {
            ReadToAsk();
        }
    }

    private void ReadToAsk()
    {
        _sweepIsReading = true;
        var after = _sweepAfter;
        Start(async token =>
        {
            var page = await _store.ReadAsync(session => session.Deliveries.List(InSync, after, SweepPage), token);
            return () => TakeToAsk(page);
        });
    }

    private void TakeToAsk(IReadOnlyList<AccountStanding> page)
    {
        _sweepIsReading = false;
        if (page.Count > 0)
        {
            _sweepAfter = page[^1].PublisherId.Value;
            foreach (var standing in page)
            {
                _toAsk.Enqueue(standing);
            }
        }
        else if (_sweepAgain)
        {
            (_sweepAgain, _sweepAfter) = (false, null);
        }
        else
        {
            _isSweeping = false;
            DeliveryLog.SweepEnded(_logger, _asked);
        }
    }

    private void Ask(AccountStanding standing)
    {
        // One that has something under way tells by itself where it is, as does one with news in the tail.
        if (_accounts.ContainsKey(standing.PublisherId) || standing.LastPosition > _readTo)
        {
            return;
        }

        var account = AccountDelivery.ToAsk(standing);
        account.IsSwept = true;
        _accounts.Add(account.Id, account);
        _queues.Add(account);
        _sweptUnderWay++;
        _asked++;
    }

    private void EndAsking(AccountDelivery account)
    {
        if (account.IsSwept && (!account.MustAsk || account.Attempts > 0))
        {
            account.IsSwept = false;
            _sweptUnderWay--;
        }
    }
}
