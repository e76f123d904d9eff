using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Infrastructure.Upkeep;

/// <summary>Runs the delivery from when the store is open until before it is closed.</summary>
internal sealed partial class DeliveryService(
    IDeliveryEngine engine,
    ILegacyPortal portal,
    IHostEnvironment environment,
    ILogger<DeliveryService> logger
) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (portal.IsEmbedded && environment.IsProduction())
        {
            // Not refused: the service may be tried out in Production before there is a portal.
            LogEmbedded(logger);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => engine.RunAsync(stoppingToken);

    [LoggerMessage(
        6017,
        LogLevel.Warning,
        "LegacyPortal:Address is not set in Production: changes are delivered to the embedded portal, a table that nobody else reads"
    )]
    private static partial void LogEmbedded(ILogger logger);
}
