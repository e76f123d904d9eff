using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.LegacyPortal;
using PublisherMigration.Infrastructure.Outside;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.LegacyPortal;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Queries;
using PublisherMigration.Infrastructure.Persistence.Writing;
using PublisherMigration.Infrastructure.Upkeep;

namespace PublisherMigration.Infrastructure;

public static class DependencyInjection
{
    /// <summary>Of the recent changes that are kept in memory: large restatements must not crowd it out.</summary>
    private const long MostRecentBytes = 32L * 1024 * 1024;

    /// <summary>
    /// The store and everything outside, from the sections <c>Database</c>, <c>PartnerNetwork</c> and <c>LegacyPortal</c>. The store opens
    /// before any other hosted service starts.
    /// </summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddOutside(configuration);

        services
            .AddOptions<DatabaseOptions>()
            .Bind(configuration.GetSection(DatabaseOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddSingleton<SqliteStore>();
        services.AddSingleton<IStore>(static provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<ICommitSignal>(static provider => provider.GetRequiredService<CommitSignal>());
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<IStoreHealth>(static provider => provider.GetRequiredService<StoreHealth>());
        services.AddSingleton(static provider => new ChangeRing(
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.RecentChanges,
            MostRecentBytes
        ));
        services.AddSingleton<IChangeFeedReader, ChangeFeedReader>();
        services.AddSingleton<IChangeEncoder, ChangeEncoder>();
        services.AddSingleton<ChangeStamps>();
        services.AddSingleton<IChangeStamps>(static provider => provider.GetRequiredService<ChangeStamps>());
        services.AddSingleton<StoreMetrics>();
        services.TryAddSingleton(StoreSeam.None);
        services.AddSingleton<IMigrationQueries, MigrationQueries>();
        services.AddSingleton<IDirectoryQueries, DirectoryQueries>();
        services.AddSingleton<IHoldQueries, HoldQueries>();
        services.AddHostedService<StoreLifetime>();
        services.AddHostedService<UpkeepService>();
        services.AddHostedService<DeliveryService>();
        return services;
    }

    private static void AddOutside(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<PartnerNetworkOptions>()
            .Bind(configuration.GetSection(PartnerNetworkOptions.Section))
            .Validate(
                static options => options.Vetting is not null,
                "PartnerNetwork:EnrollmentVetting must be AUTHORIZED or PENDING."
            )
            .ValidateOnStart();
        services.AddSingleton<ITenantDirectory, EmbeddedTenantDirectory>();
        services.AddSingleton<IPartnerNetwork, EmbeddedPartnerNetwork>();
        services.AddSingleton<IPartnerCenter, EmbeddedPartnerCenter>();
        services.AddSingleton<ILegacyPortal>(static provider =>
        {
            var portal = provider.GetRequiredService<IOptions<LegacyPortalOptions>>();
            return portal.Value.Address.Length == 0
                ? ActivatorUtilities.CreateInstance<EmbeddedLegacyPortal>(provider)
                : new GrpcLegacyPortal(portal, provider.GetRequiredService<TimeProvider>());
        });
    }
}
