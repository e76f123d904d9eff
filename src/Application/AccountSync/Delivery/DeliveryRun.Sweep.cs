using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// When one account has gone back others will have too: each is asked where the portal is with it, in the order of their ids.
/// How far that has come is booked with the rows of those that went back, so that a restart goes on with it.
/// </summary>
internal sealed partial class DeliveryRun
{
    private const int SweepPage = 500;

    private static readonly StandingFilter All = new(new HashSet<SyncState>(), OnlyHeld: false);

    private readonly Queue<AccountStanding> _toAsk = [];

    /// <summary>In the order of their ids; without an account: it had not to be asked.</summary>
    private readonly Queue<(string Id, AccountDelivery? Account)> _asked = [];
    private readonly int _mostSwept;
    private bool _isSweeping;
    private bool _sweepAgain;
    private bool _sweepIsReading;
    private bool _sweepIsRead;
    private string _sweepAfter = string.Empty;
    private string _sweptTo = string.Empty;
    private string? _bookedSweptTo;
    private int _sweptUnderWay;
    private int _questions;

    /// <summary>Up to this id every account has answered or has a row; <c>null</c>: no sweep is under way.</summary>
    private string? SweptTo =>
        !_isSweeping ? null
        : _sweepAgain ? string.Empty
        : _sweptTo;

    private bool HasSwept => !string.Equals(SweptTo, _bookedSweptTo, StringComparison.Ordinal);

    private void BeginSweep(AccountDelivery because)
    {
        if (_isSweeping)
        {
            // Those before this one were asked too early, perhaps.
            _sweepAgain |= !because.IsSwept && string.CompareOrdinal(because.Id.Value, _sweepAfter) <= 0;
            return;
        }

        _questions = 0;
        SweepFrom(string.Empty);
        DeliveryLog.SweepBegan(_logger);
    }

    private void ResumeSweep(string? sweptTo)
    {
        _bookedSweptTo = sweptTo;
        if (sweptTo is not null)
        {
            SweepFrom(sweptTo);
            DeliveryLog.SweepBegan(_logger);
        }
    }

    private void SweepFrom(string after)
    {
        (_isSweeping, _sweepAgain, _sweepIsRead) = (true, false, false);
        (_sweepAfter, _sweptTo) = (after, after);
    }

    private void Sweep()
    {
        FindSwept();
        if (!_isSweeping || !_gate.IsOpen || !_isCaughtUp)
        {
            return;
        }

        while (_sweptUnderWay < _mostSwept && _toAsk.TryDequeue(out var standing))
        {
            Ask(standing);
        }

        if (_toAsk.Count == 0 && !_sweepIsReading && !_sweepIsRead)
        {
            ReadToAsk();
        }
    }

    private void FindSwept()
    {
        while (_asked.TryPeek(out var first) && first.Account is null or { IsSwept: false })
        {
            _sweptTo = first.Id;
            _asked.Dequeue();
        }

        if (!_sweepIsRead || _toAsk.Count + _asked.Count > 0)
        {
            return;
        }

        if (_sweepAgain)
        {
            SweepFrom(string.Empty);
        }
        else if (_isSweeping)
        {
            _isSweeping = false;
            DeliveryLog.SweepEnded(_logger, _questions);
        }
    }

    private void ReadToAsk()
    {
        _sweepIsReading = true;
        var after = _sweepAfter;
        Start(async token =>
        {
            var page = await _store.ReadAsync(session => session.Deliveries.List(All, after, SweepPage), token);
            return () => TakeToAsk(page);
        });
    }

    private void TakeToAsk(IReadOnlyList<AccountStanding> page)
    {
        (_sweepIsReading, _sweepIsRead) = (false, page.Count == 0);
        foreach (var standing in page)
        {
            _sweepAfter = standing.PublisherId.Value;
            _toAsk.Enqueue(standing);
        }
    }

    private void Ask(AccountStanding standing)
    {
        var account = _accounts.GetValueOrDefault(standing.PublisherId);
        if (account is { IsUnderWay: true, IsSwept: false })
        {
            account.MustAskAgain = true;
            BeginAsking(account);
        }
        else if (account is null or { IsIdle: true } && MustBeAsked(standing))
        {
            account = AccountDelivery.ToAsk(standing, _readTo);
            _accounts[account.Id] = account;
            BeginAsking(account);
            _queues.Add(account);
        }

        _asked.Enqueue((standing.PublisherId.Value, account));
    }

    /// <summary>One with news in the tail, or a restatement to come, tells by itself where it is.</summary>
    private bool MustBeAsked(AccountStanding standing) =>
        standing.LastPosition <= _readTo && !standing.AwaitsRestatement;

    private void BeginAsking(AccountDelivery account)
    {
        account.IsSwept = true;
        _sweptUnderWay++;
        _questions++;
    }

    private void EndAsking(AccountDelivery account)
    {
        if (account.IsSwept && (account.IsAsked || account.Attempts > 0))
        {
            account.IsSwept = false;
            _sweptUnderWay--;
        }
    }
}
