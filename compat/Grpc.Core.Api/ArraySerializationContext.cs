using System.Buffers;

namespace Grpc.Core;

/// <summary>Collects what a contextual serializer writes into one array.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private byte[]? payload;

    internal byte[] Payload =>
        payload ?? throw new InvalidOperationException("The serializer did not complete the message.");

    public override IBufferWriter<byte> GetBufferWriter() => buffer;

    public override void Complete() => Complete(buffer.WrittenSpan.ToArray());

    public override void Complete(byte[] payload)
    {
        if (this.payload is not null)
        {
            throw new InvalidOperationException("The message is complete already.");
        }

        this.payload = payload;
    }
}
