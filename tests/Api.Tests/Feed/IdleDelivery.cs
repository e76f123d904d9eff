using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PublisherMigration.Application.AccountSync.Delivery;

namespace PublisherMigration.Api.Tests.Feed;

/// <summary>Delivers nothing, so that a test can say itself what is delivered.</summary>
internal sealed class IdleDelivery : IDeliveryEngine
{
    public static void Use(WebApplicationBuilder builder) =>
        builder.Services.Replace(ServiceDescriptor.Singleton<IDeliveryEngine>(new IdleDelivery()));

    public Task RunAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
