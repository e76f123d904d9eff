using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Feed;
using PublisherMigration.Api.Reflection;
using PublisherMigration.Api.Services;
using PublisherMigration.Api.Tests.Security;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

/// <summary>WatchChanges is bound apart from its service's other methods: everything around it sees it as one of them.</summary>
public sealed class ServedMethodTests(SecuredService secured) : IClassFixture<SecuredService>
{
    private EndpointDataSource Mapped => secured.Running.Services.GetRequiredService<EndpointDataSource>();

    [Fact]
    public void EveryMethodOfTheContract_IsServedOnce()
    {
        var served = Mapped
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType == typeof(AccountSyncGrpcService)
            )
            .Select(endpoint =>
                (
                    Route: endpoint.RoutePattern.RawText,
                    Method: endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()!.Method.FullName
                )
            )
            .ToList();

        served
            .Select(endpoint => endpoint.Method)
            .ShouldBe(
                AccountSyncService.Descriptor.Methods.Select(method => $"/{method.Service.FullName}/{method.Name}"),
                ignoreOrder: true
            );
        served.ShouldAllBe(endpoint => endpoint.Route == endpoint.Method);
    }

    [Fact]
    public void WatchChanges_IsTheOneThatPassesOctetsOn() =>
        Mapped
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method)
            .OfType<Method<WatchChangesRequest, EncodedWatchResponse>>()
            .Single()
            .Type.ShouldBe(MethodType.ServerStreaming);

    [Fact]
    public void Reflection_FindsTheServicesDescription() =>
        MappedServices.In(Mapped).ShouldContain(AccountSyncService.Descriptor);

    [Fact]
    public async Task WatchChanges_AsksForItsScope()
    {
        await Refusal.OfAsync(ErrorReason.Unauthenticated, () => WatchAsync(new Portal(secured.Running.Channel, [])));
        await Refusal.OfAsync(ErrorReason.ScopeMissing, () => WatchAsync(secured.CallerOf("sync.write")));
        await WatchAsync(secured.CallerOf("sync.read"));
        await WatchAsync(secured.CallerOf("operations"));
    }

    private async Task WatchAsync(Portal portal)
    {
        var client = new AccountSyncService.AccountSyncServiceClient(secured.Running.Channel);
        using var call = client.WatchChanges(new WatchChangesRequest { From = WatchStart.Now }, portal.Options);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
    }
}
