using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.Infrastructure.Tests.Sync;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class StoreMetricsTests
{
    [Fact]
    public async Task Transitions_AreCountedOnceTheyAreStored()
    {
        await using var store = TestStore.Open();
        var meters = store.Get<IMeterFactory>();
        var counted = new ConcurrentQueue<string>();
        using var listener = ListenTo(meters, (name, tags) => counted.Enqueue($"{name} {tags}"));
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            session.Import("acme", mpnId: "999");
            return session.Start("acme");
        });
        await Should.ThrowAsync<InvalidOperationException>(
            store.WriteAsync<int>(static session =>
            {
                session.Import("other");
                session.Start("other");
                throw new InvalidOperationException("undone");
            })
        );
        // A later write, so that the metrics of the ones before are recorded.
        await store.WriteAsync(static _ => 0);

        counted
            .Where(static line => line.StartsWith("publishermigration.transitions", StringComparison.Ordinal))
            .ShouldBe(["publishermigration.transitions from=NOT_STARTED to=ACTION_REQUIRED reason=MPN_ID_NOT_FOUND"]);
    }

    [Fact]
    public async Task Migrations_AreCountedByState()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session => session.Import("acme"));
        var counts = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name is "publishermigration.migrations" && IsOf(instrument, store.Get<IMeterFactory>()))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counts.Add($"{tags[0].Value}={value}"));
        listener.Start();
        listener.RecordObservableInstruments();

        counts.ShouldContain("NOT_STARTED=1");
        counts.ShouldContain("MIGRATED=0");
        counts.Count.ShouldBe(6);
    }

    [Fact]
    public async Task OpenHolds_AreCounted()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme", developers: 12);
        await store.SendAsync(SyncedStore.Removals("acme", 12));
        var counts = new List<long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name is "publishermigration.sync.open_holds" && IsOf(instrument, store.Get<IMeterFactory>()))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => counts.Add(value));
        listener.Start();
        listener.RecordObservableInstruments();

        counts.ShouldBe([1]);
    }

    private static bool IsOf(Instrument instrument, IMeterFactory meters) =>
        instrument.Meter.Name is StoreMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters);

    private static MeterListener ListenTo(IMeterFactory meters, Action<string, string> heard)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (IsOf(instrument, meters))
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
                heard(instrument.Name, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}")))
        );
        listener.Start();
        return listener;
    }
}
