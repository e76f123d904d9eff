using System.Net.Sockets;

namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>Cuts what one socket delivers into frames; as many as arrive are taken with one system call.</summary>
internal sealed class FrameReader(Socket socket)
{
    /// <summary>A frame is at most 16,384 octets long, as we announce no more.</summary>
    private readonly byte[] buffer = new byte[1 << 17];
    private int start;
    private int end;

    /// <summary>Waits for octets, at most as long as the socket's receive timeout.</summary>
    public void Receive()
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        end -= start;
        start = 0;
        var received = socket.Receive(buffer.AsSpan(end));
        end += received > 0 ? received : throw new LoadException("the server closed the connection");
    }

    public bool TryRead(out Frame frame)
    {
        var available = buffer.AsSpan(start..end);
        if (available.Length >= Frame.HeaderLength)
        {
            var length = Frame.HeaderLength + (available[0] << 16 | available[1] << 8 | available[2]);
            if (length > buffer.Length)
            {
                throw new LoadException($"a frame of {length} octets");
            }

            if (available.Length >= length)
            {
                start += length;
                frame = new Frame(available[..Frame.HeaderLength], available[Frame.HeaderLength..length]);
                return true;
            }
        }

        frame = default;
        return false;
    }
}
