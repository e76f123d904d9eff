using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Api.Health;

/// <summary>Tells health how the store is: now, and whenever that changes.</summary>
internal sealed class StoreHealthReport(IStoreHealth store, ServingStatus status) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Changed += Report;
        Report();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        store.Changed -= Report;
        return Task.CompletedTask;
    }

    private void Report() => status.StoreIsHealthy(store.IsHealthy);
}
