using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PublisherMigration.LoadGenerator.Hpack;

namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>
/// One HTTP/2 connection in clear text with prior knowledge, used by one thread that blocks on it: with a handful of
/// connections nothing is cheaper. Resets, refused streams and a GOAWAY are errors.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int ReceiveWindow = 1 << 30;
    private const int DefaultWindow = 65_535;

    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    /// <summary>ENABLE_PUSH 0, INITIAL_WINDOW_SIZE as large as the connection's.</summary>
    private static readonly byte[] Settings = [0, 2, 0, 0, 0, 0, 0, 4, 0x40, 0, 0, 0];

    private readonly Socket socket;
    private readonly FrameReader reader;
    private readonly FrameWriter writer;
    private readonly RequestHeaders headers;
    private readonly HeaderDecoder decoder = new();
    private readonly Dictionary<int, ResponseHead> heads = [];
    private readonly Dictionary<int, StreamWindows> streams = [];
    private long sendWindow = DefaultWindow;
    private int unreturned;
    private int nextStreamId = 1;

    public Connection(IPEndPoint server, RequestHeaders headers, TimeSpan patience)
    {
        this.headers = headers;
        socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)patience.TotalMilliseconds,
            SendTimeout = (int)patience.TotalMilliseconds,
        };
        reader = new FrameReader(socket);
        writer = new FrameWriter(socket);
        try
        {
            socket.Connect(server);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        writer.Raw(Preface);
        writer.Frame(FrameType.Settings, 0, 0, Settings);
        writer.WindowUpdate(0, ReceiveWindow - DefaultWindow);
    }

    public PeerSettings Peer { get; } = new();

    public bool CanSend(int length) => sendWindow >= length;

    /// <summary>Queues a call; <see cref="Flush"/> sends it. The body fits into a frame and into the send window.</summary>
    public int StartCall(ReadOnlySpan<byte> body)
    {
        var streamId = nextStreamId;
        nextStreamId += 2;
        writer.Frame(FrameType.Headers, Frame.EndHeaders, streamId, streamId == 1 ? headers.First : headers.Repeated);
        writer.Frame(FrameType.Data, Frame.EndOrAck, streamId, body);
        sendWindow -= body.Length;
        return streamId;
    }

    /// <summary>Queues the beginning of a call whose request, or whose answer, is a stream.</summary>
    public int OpenStream()
    {
        var streamId = nextStreamId;
        nextStreamId += 2;
        writer.Frame(FrameType.Headers, Frame.EndHeaders, streamId, streamId == 1 ? headers.First : headers.Repeated);
        streams.Add(streamId, new StreamWindows { Send = Peer.InitialWindowSize });
        return streamId;
    }

    /// <summary>Queues as much of it as the windows allow, in frames, and answers how many octets that is.</summary>
    public int Send(int streamId, ReadOnlySpan<byte> octets)
    {
        var window = streams[streamId];
        var sent = 0;
        while (sent < octets.Length && Math.Min(window.Send, sendWindow) > 0)
        {
            var fits = Math.Min(Math.Min(window.Send, sendWindow), Peer.MaxFrameSize);
            var length = (int)Math.Min(fits, octets.Length - sent);
            writer.Frame(FrameType.Data, 0, streamId, octets.Slice(sent, length));
            window.Send -= length;
            sendWindow -= length;
            sent += length;
        }

        return sent;
    }

    /// <summary>Queues the end of the request.</summary>
    public void CloseStream(int streamId) => writer.Frame(FrameType.Data, Frame.EndOrAck, streamId, []);

    public void Flush() => writer.Flush();

    /// <summary>Waits until octets arrive and handles every whole frame among them.</summary>
    public void Receive(IAnswers answers)
    {
        reader.Receive();
        while (reader.TryRead(out var frame))
        {
            Take(frame, answers);
        }
    }

    public void Dispose() => socket.Dispose();

    private void Take(Frame frame, IAnswers answers)
    {
        switch (frame.Type)
        {
            case FrameType.Data:
                answers.TakeData(frame.StreamId, frame.Content());
                ReturnWindows(frame);
                End(frame, answers);
                break;
            case FrameType.Headers when frame.Has(Frame.EndHeaders):
                heads.Remove(frame.StreamId, out var head);
                decoder.Decode(frame.Content(), ref head);
                heads.Add(frame.StreamId, head);
                End(frame, answers);
                break;
            case FrameType.Settings when !frame.Has(Frame.EndOrAck):
                Apply(frame.Payload);
                writer.Frame(FrameType.Settings, Frame.EndOrAck, 0, []);
                break;
            case FrameType.Ping when !frame.Has(Frame.EndOrAck):
                writer.Frame(FrameType.Ping, Frame.EndOrAck, 0, frame.Payload);
                break;
            case FrameType.WindowUpdate when frame.StreamId == 0:
                sendWindow += BinaryPrimitives.ReadUInt32BigEndian(frame.Payload);
                break;
            case FrameType.WindowUpdate when streams.TryGetValue(frame.StreamId, out var window):
                window.Send += BinaryPrimitives.ReadUInt32BigEndian(frame.Payload);
                break;
            case FrameType.ResetStream or FrameType.GoAway or FrameType.PushPromise:
            case FrameType.Headers or FrameType.Continuation:
                throw new LoadException(
                    $"{frame.Type} on stream {frame.StreamId}: {Convert.ToHexString(frame.Payload)}"
                );
        }
    }

    private void End(Frame frame, IAnswers answers)
    {
        if (frame.Has(Frame.EndOrAck))
        {
            heads.Remove(frame.StreamId, out var head);
            streams.Remove(frame.StreamId);
            answers.TakeEnd(frame.StreamId, head);
        }
    }

    /// <summary>A change of the initial window moves the windows of open streams too (RFC 9113, 6.9.2).</summary>
    private void Apply(ReadOnlySpan<byte> settings)
    {
        long before = Peer.InitialWindowSize;
        Peer.Apply(settings);
        foreach (var window in streams.Values)
        {
            window.Send += Peer.InitialWindowSize - before;
        }
    }

    /// <summary>A unary answer never uses up its stream's window, so only that of the connection is returned.</summary>
    private void ReturnWindows(Frame frame)
    {
        ReturnWindow(0, ref unreturned, frame.Payload.Length);
        if (streams.TryGetValue(frame.StreamId, out var window))
        {
            ReturnWindow(frame.StreamId, ref window.Unreturned, frame.Payload.Length);
        }
    }

    private void ReturnWindow(int streamId, ref int received, int length)
    {
        received += length;
        if (received > ReceiveWindow / 4)
        {
            writer.WindowUpdate(streamId, received);
            received = 0;
        }
    }
}
