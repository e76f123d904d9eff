using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Operations;

/// <summary>Repairs of one account's drift: what was sent and what was answered, against what is there.</summary>
internal sealed class RepairLedger
{
    private readonly Dictionary<long, long> _answered = [];
    private int _sent;

    public int Answered => _answered.Count;

    public void Sent() => _sent++;

    public void WasAnswered(RepairDriftResponse repair)
    {
        if (repair.Sequence > 0)
        {
            _answered.Add(repair.Sequence, repair.Position);
        }
    }

    public IEnumerable<string> Check(IEnumerable<Change> changes, IEnumerable<MigrationEvent> events)
    {
        var repairs = changes
            .Where(static change => change.Cause == ChangeCause.DriftRepaired)
            .ToDictionary(static change => change.Sequence);
        foreach (var (sequence, position) in _answered)
        {
            if (repairs.GetValueOrDefault(sequence)?.Position != position)
            {
                yield return $"The repair that was answered with sequence {sequence} and position {position} is not there.";
            }
        }

        if (repairs.Count > _sent)
        {
            yield return $"{_sent} repairs were sent, and {repairs.Count} are there.";
        }

        var entries = events.Count(static entry => entry.Kind == MigrationEventKind.DriftRepaired);
        if (entries != repairs.Count)
        {
            yield return $"{repairs.Count} repairs are recorded, and {entries} in the audit trail.";
        }
    }
}
