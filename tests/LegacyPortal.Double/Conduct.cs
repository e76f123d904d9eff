using Grpc.Core;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>How the portal behaves at present. A new instance behaves well.</summary>
internal sealed class Conduct
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StatusCode> _statusOfAccount = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refusedAccounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Publisher, long Sequence), string> _refusedChanges = [];
    private StatusCode? _status;
    private TimeSpan _delay;
    private Task _gate = Task.CompletedTask;
    private (int Every, StatusCode Status)? _flapping;
    private (Random Random, double Share, StatusCode Status)? _moody;
    private (int Left, LostAnswer How) _lost;
    private int _atMost = int.MaxValue;
    private long _calls;

    public void Set(Action<Conduct> change)
    {
        lock (_lock)
        {
            change(this);
        }
    }

    public void Answer(StatusCode? status) => _status = status;

    public void Answer(string publisherId, StatusCode status) => _statusOfAccount[publisherId] = status;

    public void Delay(TimeSpan delay) => _delay = delay;

    public void Wait(Task gate) => _gate = gate;

    public void FailEvery(int calls, StatusCode status) => _flapping = (calls, status);

    public void FailAtRandom(double share, int seed, StatusCode status) => _moody = (new Random(seed), share, status);

    public void LoseAnswers(int times, LostAnswer how) => _lost = (times, how);

    public void ApplyAtMost(int changes) => _atMost = changes;

    public void Refuse(string publisherId, long sequence, string reason) =>
        _refusedChanges[(publisherId, sequence)] = reason;

    public void RefuseAccount(string publisherId, string reason) => _refusedAccounts[publisherId] = reason;

    /// <summary>Forgets what was set of this account.</summary>
    public void Accept(string publisherId)
    {
        _statusOfAccount.Remove(publisherId);
        _refusedAccounts.Remove(publisherId);
        foreach (var refused in _refusedChanges.Keys.Where(key => IsOf(key.Publisher)).ToArray())
        {
            _refusedChanges.Remove(refused);
        }

        bool IsOf(string publisher) => string.Equals(publisher, publisherId, StringComparison.Ordinal);
    }

    /// <summary>What becomes of the call that has just arrived.</summary>
    public CallPlan Plan(string publisherId)
    {
        lock (_lock)
        {
            _calls++;
            return new(_delay, _gate, StatusFor(publisherId), _atMost);
        }
    }

    /// <summary>How the answer of a call that did its work is lost; null when it arrives.</summary>
    public LostAnswer? LoseThisAnswer()
    {
        lock (_lock)
        {
            if (_lost.Left == 0)
            {
                return null;
            }

            _lost.Left--;
            return _lost.How;
        }
    }

    public Refusal? RefusalOf(Change change)
    {
        lock (_lock)
        {
            return
                _refusedChanges.TryGetValue((change.PublisherId, change.Sequence), out var reason)
                || _refusedAccounts.TryGetValue(change.PublisherId, out reason)
                ? new Refusal
                {
                    Sequence = change.Sequence,
                    Reason = reason,
                    Message = "Refused by the test.",
                }
                : null;
        }
    }

    private StatusCode? StatusFor(string publisherId)
    {
        if (_status is { } all)
        {
            return all;
        }

        if (_statusOfAccount.TryGetValue(publisherId, out var own))
        {
            return own;
        }

        if (_flapping is { } flapping && _calls % flapping.Every == 0)
        {
            return flapping.Status;
        }

        return _moody is { } moody && moody.Random.NextDouble() < moody.Share ? moody.Status : null;
    }
}
