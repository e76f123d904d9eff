using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Feed;

/// <summary>
/// A <see cref="WatchChangesResponse"/> whose changes are in wire form already, as they are stored. On the wire it is the same
/// octets that the generated message would be.
/// </summary>
/// <param name="changes">Field 1 of the message, as often as there are changes.</param>
/// <param name="rest">Its other fields, which come after.</param>
internal sealed class EncodedWatchResponse(ReadOnlyMemory<byte> changes, WatchChangesResponse rest)
{
    public static readonly Marshaller<EncodedWatchResponse> Marshaller = new(
        static (message, context) => message.WriteTo(context),
        // Only the server knows this form; it never reads it.
        static _ =>
            throw new NotSupportedException("Encoded responses are written only.")
    );

    private void WriteTo(SerializationContext context)
    {
        context.SetPayloadLength(changes.Length + rest.CalculateSize());
        var buffer = context.GetBufferWriter();
        buffer.Write(changes.Span);
        rest.WriteTo(buffer);
        context.Complete();
    }
}
