using Microsoft.Extensions.Hosting;
using PublisherMigration.Application.AccountSync.Delivery;

namespace PublisherMigration.Infrastructure.Upkeep;

/// <summary>Runs the delivery from when the store is open until before it is closed.</summary>
internal sealed class DeliveryService(IDeliveryEngine engine) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => engine.RunAsync(stoppingToken);
}
