using System.Buffers.Binary;
using System.Net.Sockets;

namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>Gathers frames and sends them with one system call.</summary>
internal sealed class FrameWriter(Socket socket)
{
    private byte[] buffer = new byte[1 << 14];
    private int length;

    public void Raw(ReadOnlySpan<byte> octets) => octets.CopyTo(Take(octets.Length));

    public void Frame(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        var target = Take(Http2.Frame.HeaderLength + payload.Length);
        BinaryPrimitives.WriteInt32BigEndian(target, payload.Length << 8 | (byte)type);
        target[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(target[5..], streamId);
        payload.CopyTo(target[Http2.Frame.HeaderLength..]);
    }

    public void WindowUpdate(int streamId, int increment)
    {
        Span<byte> payload = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(payload, increment);
        Frame(FrameType.WindowUpdate, 0, streamId, payload);
    }

    public void Flush()
    {
        for (var sent = 0; sent < length; )
        {
            sent += socket.Send(buffer.AsSpan(sent..length));
        }

        length = 0;
    }

    private Span<byte> Take(int count)
    {
        if (buffer.Length - length < count)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        }

        length += count;
        return buffer.AsSpan(length - count, count);
    }
}
