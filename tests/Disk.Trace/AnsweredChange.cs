using System.Buffers.Binary;

namespace PublisherMigration.Disk.Trace;

/// <summary>What a caller sent and got.</summary>
/// <param name="ChangeId">The id of the change, in octets as it is stored and sent.</param>
/// <param name="Message">The answer's message.</param>
internal sealed record AnsweredChange(string ChangeId, byte[] Message)
{
    private const int PrefixBytes = 5;

    /// <summary>As gRPC puts it into a frame: not compressed, length, message.</summary>
    public byte[] Framed
    {
        get
        {
            var framed = new byte[PrefixBytes + Message.Length];
            BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), Message.Length);
            Message.CopyTo(framed, PrefixBytes);
            return framed;
        }
    }
}
