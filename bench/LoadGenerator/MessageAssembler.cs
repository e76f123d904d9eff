using System.Buffers.Binary;

namespace PublisherMigration.LoadGenerator;

/// <summary>Puts the messages of one stream together again from the pieces that DATA frames bring.</summary>
internal sealed class MessageAssembler(MessageTaker take)
{
    private const int PrefixLength = 5;

    private byte[] buffer = new byte[1 << 16];
    private int length;

    /// <summary>Whether there is the beginning of a message whose end has not come.</summary>
    public bool IsMidway => length > 0;

    public void Take(ReadOnlySpan<byte> data)
    {
        if (length > 0)
        {
            Append(data);
            data = buffer.AsSpan(0, length);
            length = 0;
        }

        while (data.Length >= PrefixLength)
        {
            var end = PrefixLength + BinaryPrimitives.ReadInt32BigEndian(data[1..]);
            if (data.Length < end)
            {
                break;
            }

            take(data[0] == 0 ? data[PrefixLength..end] : throw new LoadException("a compressed message"));
            data = data[end..];
        }

        Append(data);
    }

    /// <summary>Also for octets of the buffer itself: what is left of it moves to its beginning.</summary>
    private void Append(ReadOnlySpan<byte> data)
    {
        if (buffer.Length - length < data.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + data.Length));
        }

        data.CopyTo(buffer.AsSpan(length));
        length += data.Length;
    }
}
