using System.Diagnostics.Metrics;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync;

/// <summary>Counts what becomes of changes, through the meter <c>PublisherMigration</c>.</summary>
internal sealed class SyncMetrics
{
    private const string MeterName = "PublisherMigration";
    private readonly Counter<long> _changes;
    private readonly Counter<long> _rosters;
    private readonly Counter<long> _holds;

    public SyncMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _changes = meter.CreateCounter<long>(
            "publishermigration.sync.changes",
            "{change}",
            "Changes that sources sent, by outcome; refused ones by reason."
        );
        _rosters = meter.CreateCounter<long>(
            "publishermigration.sync.rosters",
            "{roster}",
            "Rosters that sources sent, by outcome."
        );
        _holds = meter.CreateCounter<long>(
            "publishermigration.sync.holds_decided",
            "{hold}",
            "Holds that operators decided, by decision."
        );
    }

    public void Decided(ChangeAnswer answer)
    {
        if (_changes.Enabled)
        {
            _changes.Add(1, Outcome(answer.Outcome), ReasonOf(answer.Refusal));
        }
    }

    public void Decided(ChangeOutcome roster) => _rosters.Add(1, Outcome(roster));

    public void Decided(HoldState hold) =>
        _holds.Add(1, new KeyValuePair<string, object?>("decision", hold.ContractName()));

    private static KeyValuePair<string, object?> Outcome(ChangeOutcome outcome) =>
        new("outcome", outcome.ContractName());

    private static KeyValuePair<string, object?> ReasonOf(RuleViolation? violation) =>
        new("reason", violation?.Reason.ContractName() ?? "none");
}
