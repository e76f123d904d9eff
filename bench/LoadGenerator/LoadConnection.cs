using System.Diagnostics;
using PublisherMigration.LoadGenerator.Hpack;
using PublisherMigration.LoadGenerator.Http2;

namespace PublisherMigration.LoadGenerator;

/// <summary>Keeps the streams of one connection busy, on one thread.</summary>
internal sealed class LoadConnection : IAnswers, IDisposable
{
    private readonly LoadProfile profile;
    private readonly Connection connection;
    private readonly int[] streamIds;
    private readonly CallSlot[] slots;
    private readonly long maxCalls;
    private readonly IBodyOrder order;
    private Timeline timeline = new(0, 0);
    private int inFlight;
    private long receivedAt;

    public LoadConnection(LoadProfile profile, int number)
    {
        this.profile = profile;
        var headers = new RequestHeaders(profile.Server.ToString(), profile.Path, profile.Metadata);
        connection = new Connection(profile.Server, headers, profile.Patience);
        streamIds = new int[profile.Streams];
        slots = new CallSlot[profile.Streams];
        maxCalls = profile.MaxCalls / profile.Connections;
        var ownLanes = profile.Lanes is null
            ? default
            : profile.Lanes.AsSpan(number * profile.Streams, profile.Streams);
        order = profile.Lanes is null ? new RandomOrder(profile.Bodies.Count, number + 1) : new LaneOrder(ownLanes);
    }

    public LatencyHistogram Latency { get; } = new();

    public long Calls { get; private set; }

    public long AnswerOctets { get; private set; }

    public long LastAnswerAt => receivedAt;

    /// <summary>Answers that begin otherwise than they should.</summary>
    public long Unexpected { get; private set; }

    public string FirstUnexpected { get; private set; } = "";

    /// <summary>How many bodies each stream has sent; empty when they were drawn at random.</summary>
    public IReadOnlyList<int> SentByLane => order is LaneOrder lanes ? lanes.Sent : [];

    public void ShakeHands()
    {
        connection.Flush();
        while (!connection.Peer.Received)
        {
            connection.Receive(this);
        }

        var peer = connection.Peer;
        if (
            peer.MaxConcurrentStreams < profile.Streams
            || peer.HeaderTableSize < DynamicTable.Limit
            || Math.Min(peer.InitialWindowSize, peer.MaxFrameSize) < profile.Bodies.Largest
        )
        {
            throw new LoadException("the server's HTTP/2 settings are too small for this load");
        }
    }

    public void Run(Timeline bounds, CancellationToken cancellation)
    {
        timeline = bounds;
        while (true)
        {
            var now = Stopwatch.GetTimestamp();
            if (now < timeline.MeasureUntil && !cancellation.IsCancellationRequested)
            {
                FillStreams(now);
            }

            if (inFlight == 0)
            {
                return;
            }

            connection.Flush();
            connection.Receive(this);
        }
    }

    public void TakeData(int streamId, ReadOnlySpan<byte> data)
    {
        ref var slot = ref slots[IndexOf(streamId)];
        if (profile.AnswerIsRequest && !profile.Bodies[slot.Body][slot.Received..].StartsWith(data))
        {
            throw new LoadException($"stream {streamId} answered otherwise than it was asked");
        }

        slot.Take(data);
    }

    public void TakeEnd(int streamId, ResponseHead head)
    {
        var index = IndexOf(streamId);
        ref var slot = ref slots[index];
        if (!head.IsOk || !slot.IsWhole)
        {
            throw new LoadException($"stream {streamId}: {head}, {slot.Received} octets of message");
        }

        receivedAt = Stopwatch.GetTimestamp();
        if (receivedAt >= timeline.MeasureFrom && receivedAt < timeline.MeasureUntil)
        {
            Latency.Record(Stopwatch.GetElapsedTime(slot.SentAt, receivedAt));
        }

        if (!slot.StartsWith(profile.AnswerStart))
        {
            FirstUnexpected = Unexpected++ == 0 ? slot.ShowStart() : FirstUnexpected;
        }

        AnswerOctets += slot.MessageLength;
        Calls++;
        inFlight--;
        streamIds[index] = 0;
    }

    public void Dispose() => connection.Dispose();

    private void FillStreams(long now)
    {
        for (var stream = 0; stream < streamIds.Length && Calls + inFlight < maxCalls; stream++)
        {
            if (streamIds[stream] != 0 || order.Next(stream) is not { } body)
            {
                continue;
            }

            if (!connection.CanSend(profile.Bodies[body].Length))
            {
                return;
            }

            slots[stream] = new CallSlot { Body = body, SentAt = now };
            streamIds[stream] = connection.StartCall(profile.Bodies[body]);
            order.Advance(stream);
            inFlight++;
        }
    }

    private int IndexOf(int streamId) =>
        streamIds.IndexOf(streamId) is >= 0 and var index
            ? index
            : throw new LoadException($"an answer on stream {streamId}, which is not open");
}
