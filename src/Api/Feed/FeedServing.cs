using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PublisherMigration.Api.Services;

namespace PublisherMigration.Api.Feed;

internal static class FeedServing
{
    /// <summary>What the service needs to stream the feed.</summary>
    public static IServiceCollection AddFeedServing(this IServiceCollection services)
    {
        services.AddSingleton<FeedWatch>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IServiceMethodProvider<AccountSyncGrpcService>, EncodedWatchChanges>()
        );
        return services;
    }
}
