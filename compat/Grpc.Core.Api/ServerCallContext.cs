namespace Grpc.Core;

/// <summary>One call, as its server sees it.</summary>
public abstract class ServerCallContext
{
    private Dictionary<object, object>? userState;

    /// <summary>The path of the method: <c>/package.Service/Method</c>.</summary>
    public string Method => MethodCore;

    /// <summary>The host that the caller asked for.</summary>
    public string Host => HostCore;

    /// <summary>The address of the caller.</summary>
    public string Peer => PeerCore;

    /// <summary>When the call must be over (UTC); <see cref="DateTime.MaxValue" /> when it need not.</summary>
    public DateTime Deadline => DeadlineCore;

    /// <summary>What the caller sent before its messages.</summary>
    public Metadata RequestHeaders => RequestHeadersCore;

    /// <summary>Cancelled when the caller gives up or the deadline passes.</summary>
    public CancellationToken CancellationToken => CancellationTokenCore;

    /// <summary>What goes to the caller after the messages.</summary>
    public Metadata ResponseTrailers => ResponseTrailersCore;

    /// <summary>How the call ends when the method returns.</summary>
    public Status Status
    {
        get => StatusCore;
        set => StatusCore = value;
    }

    /// <summary>How to write responses; null stands for the defaults.</summary>
    public WriteOptions? WriteOptions
    {
        get => WriteOptionsCore;
        set => WriteOptionsCore = value;
    }

    /// <summary>What the transport knows of the caller.</summary>
    public AuthContext AuthContext => AuthContextCore;

    /// <summary>For interceptors and handlers to share things for the length of the call.</summary>
    public IDictionary<object, object> UserState => UserStateCore;

    /// <summary>As <see cref="Method" />.</summary>
    protected abstract string MethodCore { get; }

    /// <summary>As <see cref="Host" />.</summary>
    protected abstract string HostCore { get; }

    /// <summary>As <see cref="Peer" />.</summary>
    protected abstract string PeerCore { get; }

    /// <summary>As <see cref="Deadline" />.</summary>
    protected abstract DateTime DeadlineCore { get; }

    /// <summary>As <see cref="RequestHeaders" />.</summary>
    protected abstract Metadata RequestHeadersCore { get; }

    /// <summary>As <see cref="CancellationToken" />.</summary>
    protected abstract CancellationToken CancellationTokenCore { get; }

    /// <summary>As <see cref="ResponseTrailers" />.</summary>
    protected abstract Metadata ResponseTrailersCore { get; }

    /// <summary>As <see cref="Status" />.</summary>
    protected abstract Status StatusCore { get; set; }

    /// <summary>As <see cref="WriteOptions" />.</summary>
    protected abstract WriteOptions? WriteOptionsCore { get; set; }

    /// <summary>As <see cref="AuthContext" />.</summary>
    protected abstract AuthContext AuthContextCore { get; }

    /// <summary>As <see cref="UserState" />; made at the first use.</summary>
    protected virtual IDictionary<object, object> UserStateCore => userState ??= [];

    /// <summary>Sends headers before the first response, which would send them otherwise. Call at most once.</summary>
    public Task WriteResponseHeadersAsync(Metadata responseHeaders) => WriteResponseHeadersAsyncCore(responseHeaders);

    /// <summary>For the options of a call made on behalf of this one.</summary>
    public ContextPropagationToken CreatePropagationToken(ContextPropagationOptions? options = null) =>
        CreatePropagationTokenCore(options);

    /// <summary>As <see cref="WriteResponseHeadersAsync" />.</summary>
    protected abstract Task WriteResponseHeadersAsyncCore(Metadata responseHeaders);

    /// <summary>As <see cref="CreatePropagationToken" />.</summary>
    protected abstract ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options);
}
