using System.Buffers.Binary;

namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>One frame as received; it lives until the next one is read.</summary>
internal readonly ref struct Frame(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
{
    public const int HeaderLength = 9;

    /// <summary>END_STREAM on DATA and HEADERS, ACK on SETTINGS and PING.</summary>
    public const byte EndOrAck = 0x1;

    public const byte EndHeaders = 0x4;
    private const byte Padded = 0x8;
    private const byte Prioritized = 0x20;

    public FrameType Type { get; } = (FrameType)header[3];

    public byte Flags { get; } = header[4];

    public int StreamId { get; } = BinaryPrimitives.ReadInt32BigEndian(header[5..]) & int.MaxValue;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    public bool Has(byte flag) => (Flags & flag) != 0;

    /// <summary>The payload of DATA or HEADERS without padding and priority.</summary>
    public ReadOnlySpan<byte> Content()
    {
        var content = Has(Padded) ? Payload[1..^Payload[0]] : Payload;
        return Type == FrameType.Headers && Has(Prioritized) ? content[5..] : content;
    }
}
