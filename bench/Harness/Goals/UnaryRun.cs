using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>Puts the same closed-loop load on one method of one server, again and again.</summary>
internal sealed class UnaryRun(ServerProcess server, string path, IReadOnlyList<byte[]> bodies, bool answerIsRequest)
{
    private readonly CallBodies bodies = new(bodies);

    public UnaryFigures Measure(BenchOptions options, CancellationToken cancellation)
    {
        var before = ProcessorTimes.Now(server);
        var result = LoadRun.Execute(
            new LoadProfile
            {
                Server = server.Endpoint,
                Path = path,
                Bodies = bodies,
                AnswerIsRequest = answerIsRequest,
                Connections = options.Connections,
                Streams = options.Streams,
                WarmUp = options.WarmUp,
                Duration = options.Duration,
            },
            cancellation
        );
        var after = ProcessorTimes.Now(server);
        return new UnaryFigures(server.Command.Name, result, bodies.MeanMessageLength)
        {
            ServerTime = after.Server - before.Server,
            Others = after.OthersSince(before),
        };
    }
}
