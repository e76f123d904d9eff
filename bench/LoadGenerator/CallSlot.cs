using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PublisherMigration.LoadGenerator;

/// <summary>One call in flight.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CallSlot
{
    private const int PrefixLength = 5;

    private int expected;
    private ulong start;

    public int Body { get; init; }

    public long SentAt { get; init; }

    public int Received { get; private set; }

    /// <summary>Octets of the message so far.</summary>
    public readonly int MessageLength => Received - PrefixLength;

    public readonly bool IsWhole => Received >= PrefixLength && Received == expected;

    /// <summary>Whether the message begins with these octets, eight at most.</summary>
    public readonly bool StartsWith(ReadOnlySpan<byte> octets)
    {
        for (var i = 0; i < octets.Length; i++)
        {
            if (i >= MessageLength || octets[i] != (byte)(start >> (8 * i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first octets of the message, to be shown.</summary>
    public readonly string ShowStart() =>
        Convert.ToHexString(BitConverter.GetBytes(start).AsSpan(0, Math.Min(MessageLength, sizeof(ulong))));

    public void Take(ReadOnlySpan<byte> data)
    {
        if (Received == 0 && data.Length >= PrefixLength)
        {
            expected = PrefixLength + BinaryPrimitives.ReadInt32BigEndian(data[1..]);
        }

        for (var i = Math.Max(0, PrefixLength - Received); i < data.Length; i++)
        {
            var position = Received + i - PrefixLength;
            if (position >= sizeof(ulong))
            {
                break;
            }

            start |= (ulong)data[i] << (8 * position);
        }

        Received += data.Length;
    }
}
