using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators.Recording;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>Everything that was sent and everything that was answered, over all deaths.</summary>
internal sealed class SyncLedger
{
    private readonly Lock _lock = new();
    private readonly List<SentChange> _changes = [];
    private readonly List<AnsweredRoster> _rosters = [];
    private readonly List<string> _violations = [];

    public IReadOnlyList<SentChange> Changes => Copy(_changes);

    public IReadOnlyList<AnsweredRoster> Rosters => Copy(_rosters);

    /// <summary>Before it is sent: whatever happens then, it is known to have been.</summary>
    public SentChange Send(string publisherId, AccountChange change)
    {
        var sent = new SentChange(publisherId, change);
        Add(_changes, sent);
        return sent;
    }

    /// <summary>Before it is reported.</summary>
    /// <returns>By which its answer is given.</returns>
    public int Report(ReportRosterRequest request)
    {
        lock (_lock)
        {
            _rosters.Add(new(request, Response: null));
            return _rosters.Count - 1;
        }
    }

    public void Answer(int roster, ReportRosterResponse response)
    {
        lock (_lock)
        {
            _rosters[roster] = _rosters[roster] with { Response = response };
        }
    }

    public void Violated(string violation) => Add(_violations, violation);

    /// <summary>What callers saw go wrong since they were last asked.</summary>
    public IReadOnlyList<string> TakeViolations()
    {
        lock (_lock)
        {
            string[] taken = [.. _violations];
            _violations.Clear();
            return taken;
        }
    }

    private void Add<T>(List<T> list, T item)
    {
        lock (_lock)
        {
            list.Add(item);
        }
    }

    private IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (_lock)
        {
            return [.. list];
        }
    }
}
