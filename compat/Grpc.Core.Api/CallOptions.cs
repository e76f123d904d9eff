namespace Grpc.Core;

/// <summary>How to make one call.</summary>
public readonly struct CallOptions
{
    /// <summary>Options; what is left out has no effect.</summary>
    /// <param name="headers">Sent before the messages.</param>
    /// <param name="deadline">When the call fails if it is not over, in UTC.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <param name="writeOptions">How to write requests.</param>
    /// <param name="propagationToken">From the served call on whose behalf this one is made.</param>
    /// <param name="credentials">Who makes the call.</param>
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null
    )
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        PropagationToken = propagationToken;
        Credentials = credentials;
    }

    /// <summary>Sent before the messages.</summary>
    public Metadata? Headers { get; private init; }

    /// <summary>When the call fails if it is not over, in UTC.</summary>
    public DateTime? Deadline { get; private init; }

    /// <summary>Gives the call up.</summary>
    public CancellationToken CancellationToken { get; private init; }

    /// <summary>How to write requests.</summary>
    public WriteOptions? WriteOptions { get; private init; }

    /// <summary>From the served call on whose behalf this one is made.</summary>
    public ContextPropagationToken? PropagationToken { get; private init; }

    /// <summary>Who makes the call.</summary>
    public CallCredentials? Credentials { get; private init; }

    /// <summary>Whether the call waits for a connection where it would fail at once.</summary>
    public bool IsWaitForReady { get; private init; }

    /// <summary>A copy with these headers.</summary>
    public CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>A copy with this deadline.</summary>
    public CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    /// <summary>A copy with this token.</summary>
    public CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with
        {
            CancellationToken = cancellationToken,
        };

    /// <summary>A copy with these write options.</summary>
    public CallOptions WithWriteOptions(WriteOptions writeOptions) => this with { WriteOptions = writeOptions };

    /// <summary>A copy with this propagation token.</summary>
    public CallOptions WithPropagationToken(ContextPropagationToken propagationToken) =>
        this with
        {
            PropagationToken = propagationToken,
        };

    /// <summary>A copy with these credentials.</summary>
    public CallOptions WithCredentials(CallCredentials credentials) => this with { Credentials = credentials };

    /// <summary>A copy that waits for a connection, or does not.</summary>
    public CallOptions WithWaitForReady(bool waitForReady = true) => this with { IsWaitForReady = waitForReady };
}
