using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>One life of the model in this process. Its death breaks every connection at once.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _delivery;
    private bool _isDead;

    private ModelServer(WebApplication app, ModelDelivery delivery)
    {
        _app = app;
        _delivery = delivery.RunAsync(_stop.Token);
    }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ModelServer> StartAsync(ModelFeed feed, Uri portal)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2)
        );
        var delivery = new ModelDelivery(feed, portal);
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(feed).AddSingleton(delivery);
        var app = builder.Build();
        app.MapGrpcService<ModelSyncService>();
        app.MapGrpcService<ModelMigrationService>();
        await app.StartAsync();
        return new ModelServer(app, delivery);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDead, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await _delivery;
        await _app.StopAsync(_stop.Token);
        await _app.DisposeAsync();
        _stop.Dispose();
    }
}
