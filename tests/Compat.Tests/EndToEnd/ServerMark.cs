using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PublisherMigration.Compat.Tests.EndToEnd;

/// <summary>Leaves its name in the trailers and in the user state of every call that it sees.</summary>
internal sealed class ServerMark : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        Mark(context, "unary");
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Mark(context, "client streaming");
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Mark(context, "server streaming");
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Mark(context, "duplex streaming");
        return continuation(requestStream, responseStream, context);
    }

    private static void Mark(ServerCallContext context, string kind)
    {
        context.ResponseTrailers.Add("server-mark", kind);
        context.UserState["mark"] = kind;
    }
}
