using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a serializer puts one message: either a whole array, or a buffer filled and then completed.</summary>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole message. Call once.</summary>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    /// <summary>The buffer to write to, when the message is not handed over whole.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    /// <summary>Announces the size of the message in bytes, before the first write.</summary>
    public virtual void SetPayloadLength(int payloadLength) { }

    /// <summary>Says that the buffer holds the whole message. Call once.</summary>
    public virtual void Complete() => throw new NotImplementedException();
}
