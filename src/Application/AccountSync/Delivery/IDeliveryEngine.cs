namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Delivers recorded changes to the legacy portal; one of it runs.</summary>
public interface IDeliveryEngine
{
    /// <summary>Runs until it is told to stop.</summary>
    Task RunAsync(CancellationToken stoppingToken);
}
