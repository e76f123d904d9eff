using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using PublisherMigration.Api.Services;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Feed;

/// <summary>
/// Adds WatchChanges to the service with responses that are written as they are stored. The generated method has to have
/// them as objects: parsing and serializing a million changes costs several times what sending them does.
/// </summary>
internal sealed class EncodedWatchChanges : IServiceMethodProvider<AccountSyncGrpcService>
{
    public static readonly Method<WatchChangesRequest, EncodedWatchResponse> Method = new(
        MethodType.ServerStreaming,
        AccountSyncService.Descriptor.FullName,
        nameof(AccountSyncService.AccountSyncServiceBase.WatchChanges),
        Marshallers.Create(
            static (request, context) => context.Complete(request.ToByteArray()),
            static context => WatchChangesRequest.Parser.ParseFrom(context.PayloadAsReadOnlySequence())
        ),
        EncodedWatchResponse.Marshaller
    );

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<AccountSyncGrpcService> context) =>
        context.AddServerStreamingMethod(
            Method,
            metadata: [],
            static (service, request, stream, call) => service.WatchChanges(request, stream, call)
        );
}
