using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Feed;

/// <summary>
/// Binds every method of the service as generated but WatchChanges, which <see cref="EncodedWatchChanges"/> adds with responses
/// that are not serialized again (docs/adr/0012).
/// </summary>
public static class AllButWatchChanges
{
    /// <summary>As the generated class has it; reflection looks for it here.</summary>
    public static Google.Protobuf.Reflection.ServiceDescriptor Descriptor => AccountSyncService.Descriptor;

    public static void Bind(ServiceBinderBase binder, AccountSyncService.AccountSyncServiceBase? service) =>
        AccountSyncService.BindService(new Binder(binder), service);

    private sealed class Binder(ServiceBinderBase inner) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler
        ) => inner.AddMethod(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse>? handler
        ) => inner.AddMethod(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            if (!string.Equals(method.Name, EncodedWatchChanges.Method.Name, StringComparison.Ordinal))
            {
                inner.AddMethod(method, handler);
            }
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler
        ) => inner.AddMethod(method, handler);
    }
}
