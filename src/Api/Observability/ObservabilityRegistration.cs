using System.Runtime.CompilerServices;
using PublisherMigration.Api.Security;

namespace PublisherMigration.Api.Observability;

public static class ObservabilityRegistration
{
    /// <summary>
    /// Address of an OTLP/gRPC collector, for instance <c>http://localhost:4317</c>. The usual
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> does too. Neither set: nothing is exported, and nothing of it is loaded.
    /// </summary>
    public const string Setting = "OpenTelemetry:OtlpEndpoint";

    /// <summary>
    /// Call metrics and their export. <see cref="CallMetricsInterceptor"/> still has to be added to gRPC's interceptors, as
    /// the first of them.
    /// </summary>
    public static WebApplicationBuilder AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CallMetrics>();
        builder.Services.AddSingleton<CallMetricsInterceptor>();
        var ours = builder.Configuration[Setting];
        if (!string.IsNullOrEmpty(ours) && !Uri.TryCreate(ours, UriKind.Absolute, out _))
        {
            throw new StartRefusedException([$"{Setting} must be an absolute address, like http://localhost:4317."]);
        }

        if (!string.IsNullOrEmpty(ours) || !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            AddExport(builder.Services);
        }

        return builder;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddExport(IServiceCollection services) => services.AddHostedService<TelemetryExport>();
}
