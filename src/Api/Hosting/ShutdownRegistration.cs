using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Api.Hosting;

public static class ShutdownRegistration
{
    /// <summary>What the host has after the grace period to cut off the rest and to close the store.</summary>
    public static readonly TimeSpan Closing = TimeSpan.FromSeconds(5);

    /// <summary>
    /// <see cref="IShutdownSignal"/> and the drain on SIGTERM. Needs <c>AddServingHealth</c> and
    /// <c>AddCallerSecurity</c>; <see cref="AdmissionInterceptor"/> still has to be added to gRPC's interceptors, as the last.
    /// </summary>
    public static WebApplicationBuilder AddGracefulShutdown(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<ShutdownSettings>()
            .BindConfiguration(ShutdownSettings.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<ShutdownSettings>>(
                (host, settings) =>
                    host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Value.GracePeriodSeconds) + Closing
            );
        services.AddSingleton<Drain>();
        services.AddSingleton<IShutdownSignal>(provider => provider.GetRequiredService<Drain>());
        services.AddSingleton<IOverdueCalls>(provider => provider.GetRequiredService<Drain>());
        services.AddSingleton<AdmissionInterceptor>();
        services.AddHostedService<ShutdownService>();
        return builder;
    }
}
