namespace Grpc.Core;

/// <summary>Shorter reads.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Reads the next message without a way to cancel.</summary>
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return streamReader.MoveNext(CancellationToken.None);
    }
}
