using System.Diagnostics.Metrics;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>What the feed tells of itself through the meter <c>PublisherMigration</c>.</summary>
internal sealed class FeedMetrics
{
    private readonly UpDownCounter<int> _watchers;
    private readonly Counter<long> _sent;

    public FeedMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("PublisherMigration");
        _watchers = meter.CreateUpDownCounter<int>(
            "publishermigration.feed.watchers",
            "{stream}",
            "Open streams of changes."
        );
        _sent = meter.CreateCounter<long>(
            "publishermigration.feed.changes_sent",
            "{change}",
            "Changes written to streams."
        );
    }

    public void Opened() => _watchers.Add(1);

    public void Closed() => _watchers.Add(-1);

    public void Sent(int changes) => _sent.Add(changes);
}
