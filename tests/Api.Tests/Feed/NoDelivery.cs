using PublisherMigration.Application.AccountSync.Delivery;

namespace PublisherMigration.Api.Tests.Feed;

/// <summary>Delivers nothing, so that a test says how far the delivery is.</summary>
internal sealed class NoDelivery : IDeliveryEngine
{
    public Task RunAsync(CancellationToken stoppingToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken);
}
