using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.Harness.Sync;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>The load of P2 on our server, and the very same bodies put into etcd.</summary>
internal sealed class RecordedUnderLoad(MigratedFleet fleet, BenchOptions options)
{
    private readonly ChangeCalls calls = fleet.Calls(options);
    private (CallBodies Bodies, Range[] Lanes) prepared;

    /// <summary>Waits for the delivery of everything recorded, so that it is no part of what comes next.</summary>
    public async Task<RecordFigures> RecordAsync(ServerProcess server, CancellationToken cancellation)
    {
        prepared = calls.Prepare();
        var profile = Profile(server, Recorded.CallPath, Recorded.AnswerStart);
        var figures = Measure(server, profile, cancellation);
        var lag = await Delivery.AwaitAsync(server.Endpoint, cancellation);
        calls.Sent(figures.Result.SentByLane);
        return new RecordFigures(figures, lag);
    }

    public RecordFigures Put(ServerProcess etcd, CancellationToken cancellation) =>
        new(Measure(etcd, Profile(etcd, Etcd.PutPath, Etcd.AnswerStart), cancellation), null);

    /// <summary>A stream without bodies is idle, and the load then less than it says.</summary>
    private UnaryFigures Measure(ServerProcess server, LoadProfile profile, CancellationToken cancellation)
    {
        var figures = UnaryRun.Measure(server, profile, cancellation);
        return figures.Result.SentByLane.Contains(prepared.Lanes[0].End.Value)
            ? throw new BenchException($"{server.Command.Name} answers more calls than were prepared")
            : figures;
    }

    private LoadProfile Profile(ServerProcess server, string path, byte[] answerStart) =>
        UnaryRun.Profile(options, server, path, prepared.Bodies) with
        {
            Lanes = prepared.Lanes,
            AnswerStart = answerStart,
        };
}
