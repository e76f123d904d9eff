namespace Grpc.Core;

/// <summary>A call failed; thrown by clients, and by server methods to choose the status of the call.</summary>
public class RpcException : Exception
{
    /// <summary>A failure whose message is the text of its status.</summary>
    public RpcException(Status status)
        : this(status, Metadata.Empty) { }

    /// <summary>A failure with a local message of its own.</summary>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message) { }

    /// <summary>A failure with trailers.</summary>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString()) { }

    /// <summary>A failure with trailers and a local message of its own.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="trailers" /> is null.</exception>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>How the call ended.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status" />.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>What came (client) or is to be sent (server) after the messages.</summary>
    public Metadata Trailers { get; }
}
