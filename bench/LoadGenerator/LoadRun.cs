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
            ConnectionThreads.RunAll(connections, (connection, stop) => connection.Run(timeline, stop), cancellation);
            return Sum(connections, timeline);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static LoadResult Sum(List<LoadConnection> connections, Timeline timeline)
    {
        var latency = new LatencyHistogram();
        connections.ForEach(connection => latency.Add(connection.Latency));
        var calls = connections.Sum(connection => connection.Calls);
        if (connections.Find(connection => connection.Unexpected > 0) is { } wrong)
        {
            var unexpected = connections.Sum(connection => connection.Unexpected);
            throw new LoadException(
                $"{unexpected:N0} of {calls:N0} answers are not as they should be, one begins with {wrong.FirstUnexpected}"
            );
        }

        var lastAnswer = connections.Max(connection => connection.LastAnswerAt);
        return new LoadResult(
            Stopwatch.GetElapsedTime(timeline.MeasureFrom, Math.Min(timeline.MeasureUntil, lastAnswer)),
            latency,
            calls,
            (double)connections.Sum(connection => connection.AnswerOctets) / calls,
            [.. connections.SelectMany(connection => connection.SentByLane)]
        );
    }
}
