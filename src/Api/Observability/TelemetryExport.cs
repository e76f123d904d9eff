using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PublisherMigration.Api.Observability;

/// <summary>
/// Sends metrics and traces to a collector. Instruments and sources are found by their names: the frameworks have their own
/// built in.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddMeter(
                CallMetrics.MeterName,
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "System.Runtime"
            )
            .AddOtlpExporter(Destination)
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddSource(CallMetrics.MeterName, "Microsoft.AspNetCore", "Grpc.AspNetCore.Server", "Grpc.Net.Client")
            .AddOtlpExporter(Destination)
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left; the container disposes after the server has stopped.</summary>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    // The environment comes last so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
    private static ResourceBuilder Resource() =>
        ResourceBuilder
            .CreateEmpty()
            .AddService(
                "publisher-migration",
                serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)
            )
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();

    // Without our own setting the exporter reads OTEL_EXPORTER_OTLP_* by itself.
    private void Destination(OtlpExporterOptions options)
    {
        if (configuration[ObservabilityRegistration.Setting] is { Length: > 0 } endpoint)
        {
            options.Endpoint = new Uri(endpoint, UriKind.Absolute);
        }
    }
}
