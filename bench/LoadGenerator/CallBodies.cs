using System.Buffers.Binary;

namespace PublisherMigration.LoadGenerator;

/// <summary>Messages encoded beforehand, each with its gRPC prefix, side by side in one array.</summary>
public sealed class CallBodies
{
    private const int PrefixLength = 5;

    private readonly byte[] octets;
    private readonly int[] starts;

    public CallBodies(IReadOnlyList<byte[]> messages)
    {
        octets = new byte[messages.Sum(message => message.Length + PrefixLength)];
        starts = new int[messages.Count + 1];
        for (var i = 0; i < messages.Count; i++)
        {
            var frame = octets.AsSpan(starts[i]);
            BinaryPrimitives.WriteInt32BigEndian(frame[1..], messages[i].Length);
            messages[i].CopyTo(frame[PrefixLength..]);
            starts[i + 1] = starts[i] + PrefixLength + messages[i].Length;
        }

        Largest = messages.Max(message => message.Length) + PrefixLength;
    }

    public int Count => starts.Length - 1;

    /// <summary>Octets of the longest body with its prefix.</summary>
    public int Largest { get; }

    /// <summary>Mean octets of a message without its prefix.</summary>
    public double MeanMessageLength => (double)octets.Length / Count - PrefixLength;

    public ReadOnlySpan<byte> this[int index] => octets.AsSpan(starts[index]..starts[index + 1]);
}
