using System.Diagnostics.Metrics;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What the delivery tells of itself through the meter <c>PublisherMigration</c>.</summary>
internal sealed class DeliveryMetrics
{
    private const string MeterName = "PublisherMigration";

    private readonly TimeProvider _time;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _callDuration;
    private DeliveryGauges _gauges = DeliveryGauges.None;

    public DeliveryMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(MeterName);
        _changes = meter.CreateCounter<long>(
            "publishermigration.delivery.changes",
            "{change}",
            "Changes that the legacy portal has applied."
        );
        _failures = meter.CreateCounter<long>(
            "publishermigration.delivery.failures",
            "{failure}",
            "Deliveries of an account that failed, by kind."
        );
        _callDuration = meter.CreateHistogram<double>(
            "publishermigration.delivery.call_duration",
            "s",
            "How long a call to the legacy portal took."
        );
        meter.CreateObservableGauge(
            "publishermigration.delivery.lag",
            () => Gauges.UndeliveredChanges,
            "{change}",
            "Changes that are recorded and not delivered, those of quarantined accounts apart."
        );
        meter.CreateObservableGauge(
            "publishermigration.delivery.lag_duration",
            () => AgeOf(Gauges.OldestOnItsWay),
            "s",
            "Age of the oldest of them."
        );
        meter.CreateObservableGauge(
            "publishermigration.delivery.oldest_undelivered_age",
            () => AgeOf(Gauges.Oldest),
            "s",
            "Age of the oldest change that is not delivered, quarantined ones too."
        );
        meter.CreateObservableGauge(
            "publishermigration.delivery.accounts",
            () => ByState(Gauges),
            "{account}",
            "Accounts that are not in sync, by state."
        );
        meter.CreateObservableGauge(
            "publishermigration.portal.paused",
            () => Gauges.IsPaused ? 1 : 0,
            "1",
            "1 while the legacy portal refuses this service."
        );
    }

    private DeliveryGauges Gauges => Volatile.Read(ref _gauges);

    public void Show(DeliveryGauges gauges) => Volatile.Write(ref _gauges, gauges);

    public void Delivered(int changes)
    {
        if (changes > 0)
        {
            _changes.Add(changes);
        }
    }

    public void Failed(DeliveryErrorKind kind) =>
        _failures.Add(1, new KeyValuePair<string, object?>("kind", kind.ContractName()));

    public void Called(TimeSpan duration) => _callDuration.Record(duration.TotalSeconds);

    private double AgeOf(DateTimeOffset? recorded) =>
        recorded is { } time ? Math.Max(0, (_time.GetUtcNow() - time).TotalSeconds) : 0;

    private static Measurement<long>[] ByState(DeliveryGauges gauges) =>
        [
            Of(gauges.Lagging, SyncState.Lagging),
            Of(gauges.Retrying, SyncState.Retrying),
            Of(gauges.Quarantined, SyncState.Quarantined),
        ];

    private static Measurement<long> Of(long accounts, SyncState state) =>
        new(accounts, new KeyValuePair<string, object?>("state", state.ContractName()));
}
