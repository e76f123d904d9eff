using Grpc.Core;
using Grpc.Core.Interceptors;
using PublisherMigration.Api.Security;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>
/// Stands behind the interceptors under test and answers each method of ours with an empty message. Remembers the caller of
/// the last call that got through, and holds calls while told to.
/// </summary>
internal sealed class EmptyAnswers : Interceptor
{
    private static readonly string[] Ours = ["/publishermigration.", "/PUBLISHERMIGRATION."];

    public Caller? LastCaller { get; private set; }

    /// <summary>What unary calls wait for before they are answered.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        if (!IsOurs(context))
        {
            return await continuation(request, context);
        }

        LastCaller = context.Caller();
        if (!Gate.IsCompleted)
        {
            Waiting.TrySetResult();
            await Gate;
        }

        return Activator.CreateInstance<TResponse>();
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => Task.FromResult(Activator.CreateInstance<TResponse>());

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) => IsOurs(context) ? Task.CompletedTask : continuation(request, responseStream, context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) => IsOurs(context) ? Task.CompletedTask : continuation(requestStream, responseStream, context);

    private static bool IsOurs(ServerCallContext context) =>
        Array.Exists(Ours, prefix => context.Method.StartsWith(prefix, StringComparison.Ordinal));
}
