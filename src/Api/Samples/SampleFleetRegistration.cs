namespace PublisherMigration.Api.Samples;

internal static class SampleFleetRegistration
{
    public static IServiceCollection AddSampleFleet(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SampleFleetOptions>().Bind(configuration.GetSection(SampleFleetOptions.Section));
        services.AddHostedService<SampleFleet>();
        return services;
    }
}
