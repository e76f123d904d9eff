using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PublisherMigration.Application.AccountSync.Feed;

internal static class FeedRegistration
{
    public static IServiceCollection AddFeed(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FeedOptions>().Bind(configuration.GetSection(FeedOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FeedOptions>, FeedOptionsValidator>();
        services.AddSingleton<FeedAudience>();
        services.AddSingleton<FeedTail>();
        services.AddHostedService(static provider => provider.GetRequiredService<FeedTail>());
        services.AddSingleton<FeedMetrics>();
        services.AddSingleton<FeedStreams>();
        services.AddSingleton<SnapshotHolds>();
        services.AddSingleton<SubscriptionStreams>();
        services.AddSingleton<SubscriptionViews>();
        return services;
    }
}
