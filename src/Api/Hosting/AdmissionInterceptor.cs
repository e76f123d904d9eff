using Grpc.Core;
using Grpc.Core.Interceptors;
using PublisherMigration.Api.Security;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Hosting;

/// <summary>
/// Lets a call in when the service does not drain and its caller holds the method's scope. What is open to everybody (health,
/// reflection) is neither refused nor waited for: health has to answer to the last. A call is in flight until its response is
/// sent, trailers too: else the connection might close before the caller has read how it ended. Streams are given what keeps
/// a silent other end from holding the stop up; unary calls, which are many, are left as they are.
/// </summary>
internal sealed class AdmissionInterceptor(Drain drain, Admission admission) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        Admit(context);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Admit(context);
        return continuation(new DrainingReader<TRequest>(requestStream, drain), context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Admit(context);
        return StreamAsync(responseStream, context, responses => continuation(request, responses, context));
    }

    /// <summary>
    /// Its requests are left to the method: <see cref="Services.RecordingStream"/> reads no more as soon as the service drains,
    /// reflection likewise.
    /// </summary>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Admit(context);
        return StreamAsync(responseStream, context, responses => continuation(requestStream, responses, context));
    }

    private async Task StreamAsync<TResponse>(
        IServerStreamWriter<TResponse> responses,
        ServerCallContext context,
        Func<IServerStreamWriter<TResponse>, Task> method
    )
    {
        var stream = new DrainingStream(context.GetHttpContext(), drain);
        try
        {
            await method(new DrainingWriter<TResponse>(responses, stream));
        }
        finally
        {
            // Not awaited: the response is sent after this method has ended.
            _ = stream.EndAsync();
        }
    }

    private void Admit(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (!MethodScopes.Of(http).IsOpen)
        {
            Enter(http.Response);
        }

        if (admission.Refusal(http) is { } refusal)
        {
            throw new RuleViolationException(refusal);
        }
    }

    /// <summary>Before scopes are looked at: nobody's matters to a service that stops.</summary>
    private void Enter(HttpResponse response)
    {
        if (!drain.TryEnter())
        {
            throw new RuleViolationException(Reason.ShuttingDown);
        }

        response.OnCompleted(
            static state =>
            {
                ((Drain)state).Leave();
                return Task.CompletedTask;
            },
            drain
        );
    }
}
