namespace Grpc.Core;

/// <summary>A stream of messages to write, one write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>For the writes to come; null stands for the defaults.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes one message.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes one message, unless cancelled. A writer that cannot be cancelled refuses such a token.</summary>
    /// <exception cref="NotSupportedException">The token can be cancelled and this writer does not support it.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException("This stream writer does not support the cancellation of a write.")
            : WriteAsync(message);
}
