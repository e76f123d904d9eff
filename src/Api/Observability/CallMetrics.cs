using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace PublisherMigration.Api.Observability;

/// <summary>How many calls came to what, and how long they took. Nearly free while nobody listens.</summary>
internal sealed class CallMetrics
{
    /// <summary>The meter that all of this service's instruments belong to.</summary>
    public const string MeterName = "PublisherMigration";

    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;

    public CallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("publishermigration.calls", "{call}", "Calls by method and gRPC status.");
        _duration = meter.CreateHistogram(
            "publishermigration.call.duration",
            "s",
            "Time from a call's first byte to its end, by method and gRPC status.",
            tags: null,
            Buckets
        );
    }

    public bool Enabled => _calls.Enabled || _duration.Enabled;

    public void Record(string method, StatusCode status, TimeSpan elapsed)
    {
        var tags = new TagList { { "method", method }, { "status", StatusNames.Of(status) } };
        _calls.Add(1, tags);
        _duration.Record(elapsed.TotalSeconds, tags);
    }
}
