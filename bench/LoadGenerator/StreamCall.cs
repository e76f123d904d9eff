using System.Diagnostics;
using PublisherMigration.LoadGenerator.Http2;

namespace PublisherMigration.LoadGenerator;

/// <summary>One bidirectional stream: its messages, and how far they are sent and answered.</summary>
internal sealed class StreamCall
{
    private readonly StreamProfile profile;
    private readonly Range messages;
    private readonly Queue<long> sentAt = [];
    private readonly MessageAssembler answers;
    private int next;
    private int octetsOfNext;
    private bool closed;

    public StreamCall(StreamProfile profile, Range messages, int streamId)
    {
        this.profile = profile;
        this.messages = messages;
        StreamId = streamId;
        next = messages.Start.Value;
        answers = new MessageAssembler(TakeAnswer);
    }

    public int StreamId { get; }

    public LatencyHistogram Latency { get; } = new();

    public bool IsAnswered => next == messages.End.Value && sentAt.Count == 0 && !answers.IsMidway;

    /// <summary>Queues what the windows and the bound on unanswered messages allow.</summary>
    public void Send(Connection connection)
    {
        while (next < messages.End.Value && (octetsOfNext > 0 || sentAt.Count < profile.MaxUnanswered))
        {
            var message = profile.Messages[next];
            var begun = Stopwatch.GetTimestamp();
            var octets = connection.Send(StreamId, message[octetsOfNext..]);
            if (octetsOfNext == 0 && octets > 0)
            {
                // Not before: with no room at all in the windows it has not begun, and comes here again.
                sentAt.Enqueue(begun);
            }

            octetsOfNext += octets;
            if (octetsOfNext < message.Length)
            {
                return;
            }

            octetsOfNext = 0;
            next++;
        }

        if (next == messages.End.Value && !closed)
        {
            connection.CloseStream(StreamId);
            closed = true;
        }
    }

    public void TakeData(ReadOnlySpan<byte> data) => answers.Take(data);

    private void TakeAnswer(ReadOnlySpan<byte> answer)
    {
        if (!sentAt.TryDequeue(out var sent))
        {
            throw new LoadException($"stream {StreamId} answered more than it was asked");
        }

        profile.Check(answer);
        Latency.Record(Stopwatch.GetElapsedTime(sent));
    }
}
