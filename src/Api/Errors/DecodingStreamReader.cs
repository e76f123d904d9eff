using Google.Protobuf;
using Grpc.Core;

namespace PublisherMigration.Api.Errors;

/// <summary>Tells a message that the caller sent malformed from one that this service itself could not decode.</summary>
internal sealed class DecodingStreamReader<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new UndecodableRequestException(e);
        }
    }
}
