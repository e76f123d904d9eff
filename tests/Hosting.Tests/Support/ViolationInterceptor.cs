using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using PublisherMigration.Domain.Common;
using Status = Grpc.Core.Status;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>As much of the error model as these tests read.</summary>
internal sealed class ViolationInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => await Translate(() => continuation(request, context));

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => await Translate(() => continuation(requestStream, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) => Translate(() => Ended(continuation(request, responseStream, context)));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) => Translate(() => Ended(continuation(requestStream, responseStream, context)));

    private static async Task<T> Translate<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RuleViolationException e)
        {
            throw Rich(e.Violation);
        }
    }

    private static async Task<bool> Ended(Task call)
    {
        await call;
        return true;
    }

    private static RpcException Rich(RuleViolation violation)
    {
        var (code, reason) = violation.Reason switch
        {
            Reason.Unauthenticated => (StatusCode.Unauthenticated, "UNAUTHENTICATED"),
            Reason.ScopeMissing => (StatusCode.PermissionDenied, "SCOPE_MISSING"),
            Reason.ShuttingDown => (StatusCode.Unavailable, "SHUTTING_DOWN"),
            _ => (StatusCode.Internal, "INTERNAL"),
        };
        var info = new ErrorInfo { Type = reason, Domain = "publishermigration.v1" };
        info.Metadata.Add(new Dictionary<string, string>(violation.Metadata, StringComparer.Ordinal));
        var status = new Google.Rpc.Status { Code = (int)code, Details = { Any.Pack(info) } };
        return new RpcException(new Status(code, reason), new Metadata { { Refusal.Trailer, status.ToByteArray() } });
    }
}
