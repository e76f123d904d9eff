using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What is read and sent, and how much of it at once.</summary>
internal sealed partial class DeliveryRun
{
    private static readonly PortalAnswer Defect = PortalAnswer.Failed(
        new PortalFailure(PortalFailureKind.TryAgain, "INTERNAL", "The call could not be made.")
    );

    private const int MostLoads = 16;

    /// <summary>Loaded accounts that wait for a call: each may hold a batch in memory.</summary>
    private const int MostLoaded = 256;

    /// <summary>Calls that take long do not count against the others, but neither are they without end.</summary>
    private const int MostSlowTimes = 3;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly HashSet<PortalCall> _calls = [];
    private readonly int _mostOthers;
    private int _loads;
    private int _slowCalls;
    private int _othersUnderWay;
    private int _probes;
    private long? _gathersUntil;

    private void Load()
    {
        while (
            _loads < MostLoads
            && _queues.OtherCount < Math.Max(MostLoaded, _portal.AccountsPerCall)
            && _queues.TakeToLoad() is { } account
        )
        {
            _loads++;
            account.IsUnderWay = true;
            account.BegunAt ??= _time.GetTimestamp();
            var (id, delivered, restateAs) = (account.Id, account.Delivered, account.RestateAs);
            var (claimed, sent, sentThrough) = (account.Claimed, account.Sent, account.SentThrough);
            var sentPosition = Math.Max(_recordedBefore, account.SentPosition);
            var unlessRestatedAfter = account.IsKnown ? delivered : long.MaxValue;
            Start(async token =>
            {
                try
                {
                    var loaded = await _loader.LoadAsync(id, delivered, restateAs, unlessRestatedAfter, token);
                    var mostSent = claimed is null
                        ? sent
                        : sentThrough ?? await _loader.MostSentAsync(id, sent, sentPosition, token);
                    return () => Loaded(account, loaded, mostSent);
                }
                catch (Exception failure) when (IsDefect(failure))
                {
                    return () => LoadFailed(account, failure);
                }
            });
        }
    }

    private void Loaded(AccountDelivery account, LoadedChanges loaded, long mostSent)
    {
        _loads--;
        account.Load(loaded.Changes, loaded.Head, loaded.HeadPosition);
        if (loaded.Restated is { } cause)
        {
            DeliveryLog.Restated(_logger, account.Id, cause, loaded.Head);
        }

        if (account.Pending.Count > 0 && account.FirstPosition <= _watermark)
        {
            // The watermark is past what was found.
            MakeException(account);
        }

        if (account.Claimed is { } claimed)
        {
            JudgeClaim(account, claimed, mostSent);
        }

        Touch(account);
        Settle(account);
    }

    private void Dispatch()
    {
        FindSlowCalls();
        if (!_gate.IsOpen)
        {
            Probe();
            return;
        }

        while (HasFreeCall() && !IsGathering && TakeGroup() is { Count: > 0 } group)
        {
            Call(group, isProbe: false);
        }
    }

    /// <summary>The next call waits for more to carry.</summary>
    private bool IsGathering =>
        _gathersUntil is { } until
        && _queues.Count < _portal.AccountsPerCall
        && _inMemory < MostInMemory
        && _time.GetTimestamp() < until;

    private bool HasFreeCall() =>
        _calls.Count - _slowCalls < _portal.CallsAtOnce && _calls.Count < (1 + MostSlowTimes) * _portal.CallsAtOnce;

    private List<AccountDelivery> TakeGroup()
    {
        var group = new List<AccountDelivery>(_portal.AccountsPerCall == 1 ? 1 : 64);
        while (group.Count < _portal.AccountsPerCall)
        {
            if (_queues.HasOthers && _othersUnderWay < _mostOthers && _queues.TakeOther() is { } other)
            {
                _othersUnderWay++;
                other.IsOther = true;
                group.Add(other);
            }
            else if (_queues.TakeFresh() is { } fresh)
            {
                group.Add(fresh);
            }
            else
            {
                break;
            }
        }

        return group;
    }

    /// <summary>A few accounts tell whether the portal answers again: first those that have never failed.</summary>
    private void Probe()
    {
        if (_probes > 0 || !_gate.IsProbeDue)
        {
            return;
        }

        while (_probes < _gate.ProbeSize && (_queues.TakeAnyFresh() ?? _queues.TakeOther()) is { } account)
        {
            _probes++;
            Call([account], isProbe: true);
        }

        if (_probes > 0)
        {
            _gate.Probe();
        }
        else if (_loads == 0)
        {
            _queues.WakeFirst(1);
        }
    }

    private void Call(List<AccountDelivery> group, bool isProbe)
    {
        var now = _time.GetTimestamp();
        var sent = new SentBatch[group.Count];
        var batches = new AccountBatch[group.Count];
        for (var i = 0; i < sent.Length; i++)
        {
            var account = group[i];
            account.IsUnderWay = true;
            account.BegunAt ??= now;
            sent[i] = new SentBatch(account, account.AfterSequence, account.NextBatch());
            account.NoteSent(sent[i].LastSequence);
            batches[i] = new AccountBatch(_feedId, account.Id, sent[i].AfterSequence, sent[i].Changes);
        }

        var call = new PortalCall(sent, now, isProbe);
        _calls.Add(call);
        _gathersUntil = _portal.BetweenCalls > TimeSpan.Zero ? After(_portal.BetweenCalls) : null;
        Start(async token =>
        {
            try
            {
                var answers = await _portal.ApplyChangesAsync(batches, token);
                return () => Answered(call, answers);
            }
            catch (Exception failure) when (IsDefect(failure))
            {
                DeliveryLog.CallFailed(_logger, batches.Length, batches[0].PublisherId, failure);
                return () => Answered(call, [.. batches.Select(static _ => Defect)]);
            }
        });
    }

    /// <summary>What the store refuses, and the end of the run, are for the run.</summary>
    private static bool IsDefect(Exception failure) =>
        failure is not (OperationCanceledException or RuleViolationException);

    private void FindSlowCalls()
    {
        foreach (var call in _calls)
        {
            if (!call.IsSlow && _time.GetElapsedTime(call.BeganAt) > Slow)
            {
                call.IsSlow = true;
                _slowCalls++;
                // The next probe does not wait for one that hangs.
                _probes -= call.IsProbe ? 1 : 0;
            }
        }
    }
}
