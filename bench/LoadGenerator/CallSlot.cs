using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PublisherMigration.LoadGenerator;

/// <summary>One call in flight.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CallSlot
{
    private const int PrefixLength = 5;

    private int expected;

    public int Body { get; init; }

    public long SentAt { get; init; }

    public int Received { get; private set; }

    /// <summary>Octets of the message so far.</summary>
    public readonly int MessageLength => Received - PrefixLength;

    public readonly bool IsWhole => Received >= PrefixLength && Received == expected;

    public void Take(ReadOnlySpan<byte> data)
    {
        if (Received == 0 && data.Length >= PrefixLength)
        {
            expected = PrefixLength + BinaryPrimitives.ReadInt32BigEndian(data[1..]);
        }

        Received += data.Length;
    }
}
