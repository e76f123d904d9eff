using System.Diagnostics.Metrics;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>What the store tells of itself through the meter <c>PublisherMigration</c>.</summary>
internal sealed class StoreMetrics
{
    public const string MeterName = "PublisherMigration";

    private readonly Meter _meter;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _transitions;

    public StoreMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _batchSize = _meter.CreateHistogram<int>(
            "publishermigration.write.batch_size",
            "{write}",
            "Writes that shared one commit."
        );
        _commitDuration = _meter.CreateHistogram<double>(
            "publishermigration.write.commit_duration",
            "s",
            "How long a commit took, to disk."
        );
        _transitions = _meter.CreateCounter<long>(
            "publishermigration.transitions",
            "{transition}",
            "Stored changes of state of migrations."
        );
    }

    /// <summary>Called when somebody collects.</summary>
    public void Observe(
        Func<int> queueDepth,
        Func<IReadOnlyDictionary<MigrationState, long>> states,
        Func<long?> openHolds
    )
    {
        _meter.CreateObservableGauge(
            "publishermigration.write_queue.depth",
            queueDepth,
            "{write}",
            "Writes that wait for the writer."
        );
        _meter.CreateObservableGauge(
            "publishermigration.migrations",
            () =>
                states()
                    .Select(static count => new Measurement<long>(
                        count.Value,
                        new KeyValuePair<string, object?>("state", count.Key.ContractName())
                    )),
            "{migration}",
            "Migrations by state."
        );
        _meter.CreateObservableGauge(
            "publishermigration.sync.open_holds",
            () => openHolds() is { } count ? [new Measurement<long>(count)] : Array.Empty<Measurement<long>>(),
            "{hold}",
            "Holds of the mass-removal guard that wait for an operator."
        );
    }

    public void Committed(int items, TimeSpan duration)
    {
        _batchSize.Record(items);
        _commitDuration.Record(duration.TotalSeconds);
    }

    public void Changed(MigrationEvent transition) =>
        _transitions.Add(
            1,
            new KeyValuePair<string, object?>("from", transition.From?.ContractName()),
            new KeyValuePair<string, object?>("to", transition.To.ContractName()),
            new KeyValuePair<string, object?>(
                "reason",
                transition.Reasons.Count > 0 ? transition.Reasons[0].ContractName() : "none"
            )
        );
}
