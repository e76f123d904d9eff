using Microsoft.Extensions.Hosting;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Infrastructure.Persistence.LegacyPortal;

namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>Opens the store before anything else starts and closes it after everything else has stopped.</summary>
internal sealed class StoreLifetime(SqliteStore store, ILegacyPortal portal) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        store.Open();
        (portal as EmbeddedLegacyPortal)?.Open();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => store.CloseAsync();
}
