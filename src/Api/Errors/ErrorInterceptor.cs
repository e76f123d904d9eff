using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PublisherMigration.Api.Errors;

/// <summary>
/// Turns every exception into a rich status, and lets nothing internal out. Stands outermost, so that what the other
/// interceptors throw passes through it too.
/// </summary>
public sealed class ErrorInterceptor(ErrorTranslator translator) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            var call = continuation(request, context);

            // The hot path: what is answered at once costs no state machine here.
            return call.IsCompletedSuccessfully ? call : FinishAsync(call, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            return Task.FromException<TResponse>(translator.Translate(e, context));
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            return await continuation(new DecodingStreamReader<TRequest>(requestStream), context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw translator.Translate(e, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw translator.Translate(e, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await continuation(new DecodingStreamReader<TRequest>(requestStream), responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw translator.Translate(e, context);
        }
    }

    private async Task<TResponse> FinishAsync<TResponse>(Task<TResponse> call, ServerCallContext context)
    {
        try
        {
            return await call;
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw translator.Translate(e, context);
        }
    }
}
