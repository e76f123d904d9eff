using System.Diagnostics.Metrics;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>What the feed tells of itself through the meter <c>PublisherMigration</c>.</summary>
internal sealed class FeedMetrics
{
    private readonly UpDownCounter<int> _watchers;
    private readonly Counter<long> _sent;
    private readonly TimeProvider _time;
    private volatile Kept _kept = new(0, OldestTime: null, new Dictionary<string, long>(StringComparer.Ordinal));

    public FeedMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create("PublisherMigration");
        _watchers = meter.CreateUpDownCounter<int>(
            "publishermigration.feed.watchers",
            "{stream}",
            "Open streams of changes."
        );
        _sent = meter.CreateCounter<long>(
            "publishermigration.feed.changes_sent",
            "{change}",
            "Changes given to streams."
        );
        meter.CreateObservableGauge(
            "publishermigration.feed.kept",
            () => _kept.Changes,
            "{change}",
            "Changes that the feed keeps, by the distance of positions."
        );
        meter.CreateObservableGauge(
            "publishermigration.feed.oldest_age",
            OldestAge,
            "s",
            "Age of the oldest kept change."
        );
        meter.CreateObservableGauge(
            "publishermigration.subscription.distance",
            () =>
                _kept.Distances.Select(static one => new Measurement<long>(
                    one.Value,
                    new KeyValuePair<string, object?>("subscription", one.Key)
                )),
            "{change}",
            "How far a subscription is behind the head of the feed, by the distance of positions."
        );
    }

    public void Opened() => _watchers.Add(1);

    public void Closed() => _watchers.Add(-1);

    public void Sent(int changes) => _sent.Add(changes);

    /// <summary>As the upkeep saw it last.</summary>
    public void Observe(long kept, DateTimeOffset? oldestTime, IReadOnlyDictionary<string, long> distances) =>
        _kept = new Kept(kept, oldestTime, distances);

    private IEnumerable<Measurement<double>> OldestAge() =>
        _kept.OldestTime is { } oldest ? [new Measurement<double>((_time.GetUtcNow() - oldest).TotalSeconds)] : [];

    private sealed record Kept(long Changes, DateTimeOffset? OldestTime, IReadOnlyDictionary<string, long> Distances);
}
