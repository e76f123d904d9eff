using Google.Protobuf;
using PublisherMigration.Contracts.V1;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Fleet;

/// <summary>Messages of some streams, each of which owns accounts: changes of one account keep their order.</summary>
internal sealed class ChangeLoad
{
    public const int Connections = 4;
    private const int Streams = 8;

    public ChangeLoad(ChangeMix mix, int changes)
    {
        Publishers = mix.Publishers;
        var messages = Math.Max(1, changes / ChangesPerMessage / Streams);
        var streams = new byte[Streams][][];
        Random[] draws = [.. streams.Select(_ => mix.NewDraw())];
        Parallel.For(0, Streams, stream => streams[stream] = Of(mix, draws[stream], stream, messages));
        Messages = new CallBodies([.. streams.SelectMany(stream => stream)]);
        Lanes = [.. streams.Select((_, stream) => (stream * messages)..((stream + 1) * messages))];
    }

    public int ChangesPerMessage { get; } = 200;

    public int Changes => Messages.Count * ChangesPerMessage;

    public int Publishers { get; }

    public CallBodies Messages { get; }

    public Range[] Lanes { get; }

    /// <summary>Mean octets of one change.</summary>
    public double MeanOctets => Messages.MeanMessageLength / ChangesPerMessage;

    private byte[][] Of(ChangeMix mix, Random draw, int stream, int messages)
    {
        var owned = (mix.Publishers - stream + Streams - 1) / Streams;
        var made = new byte[messages][];
        for (var i = 0; i < messages; i++)
        {
            var message = new RecordChangesRequest();
            while (message.Changes.Count < ChangesPerMessage)
            {
                message.Changes.Add(mix.Next(stream + Streams * draw.Next(owned), draw));
            }

            made[i] = message.ToByteArray();
        }

        return made;
    }
}
