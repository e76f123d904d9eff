using System.Diagnostics;

namespace PublisherMigration.LoadGenerator;

/// <summary>Runs a profile, one thread a connection, and adds up what the connections saw.</summary>
public static class LoadRun
{
    public static LoadResult Execute(LoadProfile profile, CancellationToken cancellation)
    {
        var connections = new List<LoadConnection>();
        try
        {
            for (var number = 0; number < profile.Connections; number++)
            {
                connections.Add(new LoadConnection(profile, number));
                connections[^1].ShakeHands();
            }

            var timeline = Timeline.Of(profile);
            RunAll(connections, timeline, cancellation);
            return Sum(connections, timeline);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    /// <summary>The first failure ends every connection and is thrown.</summary>
    private static void RunAll(List<LoadConnection> connections, Timeline timeline, CancellationToken cancellation)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? failure = null;
        var threads = connections.ConvertAll(connection => new Thread(() =>
        {
            try
            {
                connection.Run(timeline, failed.Token);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                failed.Cancel();
            }
        }));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new LoadException($"the load was broken off: {failure.Message}", failure);
        }
    }

    private static LoadResult Sum(List<LoadConnection> connections, Timeline timeline)
    {
        var latency = new LatencyHistogram();
        connections.ForEach(connection => latency.Add(connection.Latency));
        var calls = connections.Sum(connection => connection.Calls);
        var lastAnswer = connections.Max(connection => connection.LastAnswerAt);
        return new LoadResult(
            Stopwatch.GetElapsedTime(timeline.MeasureFrom, Math.Min(timeline.MeasureUntil, lastAnswer)),
            latency,
            calls,
            (double)connections.Sum(connection => connection.AnswerOctets) / calls
        );
    }
}
