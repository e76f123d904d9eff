using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>Puts closed-loop load on one method of one server and looks at the server meanwhile.</summary>
internal static class UnaryRun
{
    /// <summary>The load that the command line asked for.</summary>
    public static LoadProfile Profile(BenchOptions options, ServerProcess server, string path, CallBodies bodies) =>
        new()
        {
            Server = server.Endpoint,
            Path = path,
            Bodies = bodies,
            Connections = options.Connections,
            Streams = options.Streams,
            WarmUp = options.WarmUp,
            Duration = options.Duration,
        };

    public static UnaryFigures Measure(ServerProcess server, LoadProfile profile, CancellationToken cancellation)
    {
        Disk.Settle();
        using var watch = new ServerWatch(server);
        var result = LoadRun.Execute(profile, cancellation);
        return new UnaryFigures(server.Command.Name, result, profile.Bodies.MeanMessageLength, watch.Stop());
    }
}
