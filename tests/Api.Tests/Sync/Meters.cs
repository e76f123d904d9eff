using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>What one service measures; other services of this process have meters of the same name.</summary>
internal sealed class Meters : IDisposable
{
    private readonly MeterListener _listener;
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public Meters(RunningService service)
    {
        var factory = service.Services.GetRequiredService<IMeterFactory>();
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (
                    ReferenceEquals(instrument.Meter.Scope, factory)
                    && instrument is Counter<long>
                    && instrument.Name.StartsWith("publishermigration.sync.", StringComparison.Ordinal)
                )
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
                _counts.AddOrUpdate(
                    $"{instrument.Name} {tags[0].Value}",
                    static (_, added) => added,
                    static (_, count, added) => count + added,
                    value
                )
        );
        _listener.Start();
    }

    /// <summary>Of this counter by its first tag.</summary>
    public Dictionary<string, long> Of(string counter) =>
        _counts
            .Where(pair => pair.Key.StartsWith(counter + " ", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[(counter.Length + 1)..], static pair => pair.Value, StringComparer.Ordinal);

    public void Dispose() => _listener.Dispose();
}
