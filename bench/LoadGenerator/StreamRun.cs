using System.Diagnostics;

namespace PublisherMigration.LoadGenerator;

/// <summary>Runs a profile of streams, one thread a connection.</summary>
public static class StreamRun
{
    public static StreamResult Execute(StreamProfile profile, CancellationToken cancellation)
    {
        var perConnection = (profile.Streams.Count + profile.Connections - 1) / profile.Connections;
        var connections = new List<StreamConnection>();
        try
        {
            foreach (var streams in profile.Streams.Chunk(perConnection))
            {
                connections.Add(new StreamConnection(profile, streams));
                connections[^1].ShakeHands();
            }

            var started = Stopwatch.GetTimestamp();
            ConnectionThreads.RunAll(connections, (connection, stop) => connection.Run(stop), cancellation);
            var latency = new LatencyHistogram();
            connections.SelectMany(connection => connection.Latencies).ToList().ForEach(latency.Add);
            var ended = connections.Max(connection => connection.LastAnswerAt);
            return new StreamResult(Stopwatch.GetElapsedTime(started, ended), latency);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }
}
