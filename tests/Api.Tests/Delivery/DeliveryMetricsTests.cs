using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class DeliveryMetricsTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, double> _counted = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private DeliveringService _delivering = null!;

    public async ValueTask InitializeAsync()
    {
        _delivering = await DeliveringService.StartAsync();
        var meters = _delivering.Service.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _delivering.DisposeAsync();
    }

    [Fact]
    public async Task Metrics_TellWhatIsDeliveredAndWhatIsNot()
    {
        var ids = await _delivering.MigrateAsync(2);
        await _delivering.Recorder.RecordAsync(ids, 20);
        await _delivering.AllArrivesAsync(ids);
        Counted("publishermigration.delivery.changes").ShouldBe(22);
        Counted("publishermigration.delivery.call_duration").ShouldBeGreaterThan(0);

        _delivering.Portal.Refuse(ids[0], 13, "NAME_TAKEN");
        await _delivering.Recorder.RecordAsync(ids, 4);
        await _delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        await _delivering.BecomesAsync(ids[1], SyncState.InSync);

        Counted("publishermigration.delivery.failures CHANGE_REFUSED").ShouldBe(1);
        await BecomesAsync("publishermigration.delivery.accounts QUARANTINED", 1);
        await BecomesAsync("publishermigration.delivery.lag", 0);
        Gauge("publishermigration.delivery.oldest_undelivered_age").ShouldBeGreaterThan(0);
        Gauge("publishermigration.delivery.lag_duration").ShouldBe(0);
        Gauge("publishermigration.portal.paused").ShouldBe(0);

        _delivering.Portal.Answer(StatusCode.PermissionDenied);
        await _delivering.Recorder.RecordAsync(ids[1..], 5);
        await BecomesAsync("publishermigration.portal.paused", 1);
        await BecomesAsync("publishermigration.delivery.lag", 5);
        Gauge("publishermigration.delivery.lag_duration").ShouldBeGreaterThan(0);
        Counted("publishermigration.delivery.failures PORTAL_REFUSES_CALLER").ShouldBeGreaterThanOrEqualTo(1);
    }

    private Task BecomesAsync(string gauge, double value) =>
        Eventually.BecomeAsync(() => Task.FromResult(Gauge(gauge)), seen => seen == value);

    private double Gauge(string name)
    {
        _listener.RecordObservableInstruments();
        return _counted[name];
    }

    private double Counted(string name) => _counted.GetValueOrDefault(name);

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.Length > 0 ? $"{instrument.Name} {tags[0].Value}" : instrument.Name;
        _ = instrument.IsObservable
            ? _counted[name] = value
            : _counted.AddOrUpdate(name, value, (_, sum) => sum + value);
    }
}
