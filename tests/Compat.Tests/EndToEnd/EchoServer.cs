using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PublisherMigration.Compat.Tests.EndToEnd;

/// <summary>The echo service on a free loopback port; answers a caller who takes gzip with gzip.</summary>
public sealed class EchoServer : IAsyncLifetime
{
    private WebApplication? app;

    public Uri Address => new(app!.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.Services.AddGrpc(options =>
        {
            options.Interceptors.Add<ServerMark>();
            options.ResponseCompressionAlgorithm = "gzip";
        });
        app = builder.Build();
        app.MapGrpcService<EchoGrpcService>();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public GrpcChannel Channel(Action<GrpcChannelOptions>? configure = null)
    {
        GrpcChannelOptions options = new();
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(Address, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}
