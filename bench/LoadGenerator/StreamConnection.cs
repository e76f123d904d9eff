using System.Diagnostics;
using PublisherMigration.LoadGenerator.Hpack;
using PublisherMigration.LoadGenerator.Http2;

namespace PublisherMigration.LoadGenerator;

/// <summary>Some bidirectional streams on one connection, on one thread.</summary>
internal sealed class StreamConnection : IAnswers, IDisposable
{
    private readonly Connection connection;
    private readonly StreamProfile profile;
    private readonly IEnumerable<Range> streams;
    private readonly List<StreamCall> calls = [];
    private int open;

    public StreamConnection(StreamProfile profile, IEnumerable<Range> streams)
    {
        this.profile = profile;
        this.streams = streams;
        connection = new Connection(
            profile.Server,
            new RequestHeaders(profile.Server.ToString(), profile.Path, []),
            profile.Patience
        );
    }

    public IEnumerable<LatencyHistogram> Latencies => calls.Select(call => call.Latency);

    public long LastAnswerAt { get; private set; }

    public void ShakeHands()
    {
        connection.Flush();
        while (!connection.Peer.Received)
        {
            connection.Receive(this);
        }
    }

    public void Run(CancellationToken cancellation)
    {
        calls.AddRange(streams.Select(messages => new StreamCall(profile, messages, connection.OpenStream())));
        open = calls.Count;
        while (open > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            calls.ForEach(call => call.Send(connection));
            connection.Flush();
            connection.Receive(this);
        }

        LastAnswerAt = Stopwatch.GetTimestamp();
    }

    public void TakeData(int streamId, ReadOnlySpan<byte> data) => Call(streamId).TakeData(data);

    public void TakeEnd(int streamId, ResponseHead head)
    {
        if (!head.IsOk || !Call(streamId).IsAnswered)
        {
            throw new LoadException($"stream {streamId} ended too early: {head}");
        }

        open--;
    }

    public void Dispose() => connection.Dispose();

    private StreamCall Call(int streamId) =>
        calls.Find(call => call.StreamId == streamId)
        ?? throw new LoadException($"an answer on stream {streamId}, which is not open");
}
