using System.Diagnostics;
using PublisherMigration.LoadGenerator.Hpack;
using PublisherMigration.LoadGenerator.Http2;

namespace PublisherMigration.LoadGenerator;

/// <summary>One reader of one stream of answers, on a connection of its own.</summary>
public sealed class ServerStream : IAnswers
{
    private readonly MessageAssembler messages;
    private ResponseHead? end;

    private ServerStream(MessageTaker take) => messages = new MessageAssembler(take);

    /// <summary>Reads until the stream ends or there is enough, and answers the time from the request to the last message.</summary>
    public static TimeSpan Read(ServerStreamCall call, CancellationToken cancellation)
    {
        var headers = new RequestHeaders(call.Server.ToString(), call.Path, []);
        using var connection = new Connection(call.Server, headers, call.Patience);
        var stream = new ServerStream(call.Take);
        connection.Flush();
        while (!connection.Peer.Received)
        {
            connection.Receive(stream);
        }

        var started = Stopwatch.GetTimestamp();
        var streamId = connection.OpenStream();
        connection.Send(streamId, new CallBodies([call.Request])[0]);
        connection.CloseStream(streamId);
        while (stream.end is null && !call.IsEnough())
        {
            cancellation.ThrowIfCancellationRequested();
            connection.Flush();
            connection.Receive(stream);
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        return stream.end is null or { IsOk: true } && (call.IsEnough() || !stream.messages.IsMidway)
            ? elapsed
            : throw new LoadException($"the stream was broken off: {stream.end}");
    }

    void IAnswers.TakeData(int streamId, ReadOnlySpan<byte> data) => messages.Take(data);

    void IAnswers.TakeEnd(int streamId, ResponseHead head) => end = head;
}
