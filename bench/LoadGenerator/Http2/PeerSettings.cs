using System.Buffers.Binary;

namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>What the server announced, or the protocol's defaults (RFC 9113, 6.5.2).</summary>
internal sealed class PeerSettings
{
    public uint HeaderTableSize { get; private set; } = 4096;

    public uint MaxConcurrentStreams { get; private set; } = uint.MaxValue;

    public uint InitialWindowSize { get; private set; } = 65_535;

    public uint MaxFrameSize { get; private set; } = 16_384;

    public bool Received { get; private set; }

    public void Apply(ReadOnlySpan<byte> payload)
    {
        for (; !payload.IsEmpty; payload = payload[6..])
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(payload[2..]);
            switch (BinaryPrimitives.ReadUInt16BigEndian(payload))
            {
                case 1:
                    HeaderTableSize = value;
                    break;
                case 3:
                    MaxConcurrentStreams = value;
                    break;
                case 4:
                    InitialWindowSize = value;
                    break;
                case 5:
                    MaxFrameSize = value;
                    break;
            }
        }

        Received = true;
    }
}
