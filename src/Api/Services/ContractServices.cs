using FluentValidation;
using PublisherMigration.Api.Feed;
using PublisherMigration.Api.Health;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Api.Samples;

namespace PublisherMigration.Api.Services;

internal static class ContractServices
{
    /// <summary>What the services of our own contract need beside the application.</summary>
    public static IServiceCollection AddContractServices(this IServiceCollection services, IConfiguration configuration)
    {
        // Descriptions of faulty fields are for developers and stay English; FluentValidation would follow the thread.
        ValidatorOptions.Global.LanguageManager.Enabled = false;
        services
            .AddOptions<PartnerCenterOptions>()
            .Bind(configuration.GetSection(PartnerCenterOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<BannerCacheOptions>()
            .Bind(configuration.GetSection(BannerCacheOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<BannerCache>();
        services.AddSingleton<BannerAnswers>();
        services.AddSingleton<PartnerCenterLinks>();
        services.AddSingleton<MigrationWatch>();
        services.AddSingleton<RecordingStream>();
        // One instance each: they hold no state of a call.
        services.AddSingleton<MigrationGrpcService>();
        services.AddSingleton<DirectoryGrpcService>();
        services.AddSingleton<AccountSyncGrpcService>();
        services.AddFeedServing();
        services.AddHostedService<StoreHealthReport>();
        services.AddSampleFleet(configuration);
        return services;
    }
}
