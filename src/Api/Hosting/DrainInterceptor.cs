using Grpc.Core;
using Grpc.Core.Interceptors;
using PublisherMigration.Api.Security;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Hosting;

/// <summary>
/// Refuses calls that come while the service drains. What is open to everybody (health, reflection) is neither refused
/// nor waited for: health has to answer to the last.
/// </summary>
internal sealed class DrainInterceptor(Drain drain) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        if (!Enter(context))
        {
            return continuation(request, context);
        }

        Task<TResponse> call;
        try
        {
            call = continuation(request, context);
        }
        catch
        {
            drain.Leave();
            throw;
        }

        // The hot path: a read that is answered at once costs no state machine here.
        if (call.IsCompleted)
        {
            drain.Leave();
            return call;
        }

        return Finish(call);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => Enter(context) ? Finish(() => continuation(requestStream, context)) : continuation(requestStream, context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        Enter(context)
            ? Finish(() => continuation(request, responseStream, context))
            : continuation(request, responseStream, context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        Enter(context)
            ? Finish(() => continuation(requestStream, responseStream, context))
            : continuation(requestStream, responseStream, context);

    /// <summary>Whether the call is counted, so that it has to leave.</summary>
    private bool Enter(ServerCallContext context)
    {
        if (MethodScopes.Of(context.GetHttpContext()).IsOpen)
        {
            return false;
        }

        return drain.TryEnter() ? true : throw new RuleViolationException(Reason.ShuttingDown);
    }

    private async Task<T> Finish<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        finally
        {
            drain.Leave();
        }
    }

    private async Task<T> Finish<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        finally
        {
            drain.Leave();
        }
    }

    private async Task Finish(Func<Task> call)
    {
        try
        {
            await call();
        }
        finally
        {
            drain.Leave();
        }
    }
}
