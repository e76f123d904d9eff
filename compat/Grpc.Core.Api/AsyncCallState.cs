namespace Grpc.Core;

/// <summary>What every started call can tell and do, with or without a state object of the client's.</summary>
internal readonly struct AsyncCallState
{
    private readonly object? state;
    private readonly object responseHeaders;
    private readonly object getStatus;
    private readonly object getTrailers;
    private readonly object dispose;

    internal AsyncCallState(
        Task<Metadata> responseHeaders,
        Func<Status> getStatus,
        Func<Metadata> getTrailers,
        Action dispose
    )
    {
        state = null;
        this.responseHeaders = responseHeaders;
        this.getStatus = getStatus;
        this.getTrailers = getTrailers;
        this.dispose = dispose;
    }

    internal AsyncCallState(
        Func<object, Task<Metadata>> responseHeaders,
        Func<object, Status> getStatus,
        Func<object, Metadata> getTrailers,
        Action<object> dispose,
        object state
    )
    {
        this.state = state;
        this.responseHeaders = responseHeaders;
        this.getStatus = getStatus;
        this.getTrailers = getTrailers;
        this.dispose = dispose;
    }

    internal Task<Metadata> ResponseHeadersAsync() =>
        responseHeaders is Func<object, Task<Metadata>> stateful ? stateful(state!) : (Task<Metadata>)responseHeaders;

    internal Status GetStatus() =>
        getStatus is Func<object, Status> stateful ? stateful(state!) : ((Func<Status>)getStatus)();

    internal Metadata GetTrailers() =>
        getTrailers is Func<object, Metadata> stateful ? stateful(state!) : ((Func<Metadata>)getTrailers)();

    internal void End()
    {
        if (dispose is Action<object> stateful)
        {
            stateful(state!);
        }
        else
        {
            ((Action)dispose)();
        }
    }
}
