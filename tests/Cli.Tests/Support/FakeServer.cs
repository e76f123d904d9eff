using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>A server of the contract on a free port of the loopback, with scripted answers.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private FakeServer(WebApplication application) => this.application = application;

    public FakeMigrations Migrations { get; } = new();
    public FakeDirectory Directory { get; } = new();
    public FakeSync Sync { get; } = new();
    public string Address { get; private set; } = "";

    public static async Task<FakeServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.Services.AddGrpc();
        FakeServer? server = null;
        builder.Services.AddSingleton(_ => server!.Migrations);
        builder.Services.AddSingleton(_ => server!.Directory);
        builder.Services.AddSingleton(_ => server!.Sync);
        WebApplication host = builder.Build();
        server = new FakeServer(host);
        host.MapGrpcService<FakeMigrations>();
        host.MapGrpcService<FakeDirectory>();
        host.MapGrpcService<FakeSync>();
        await host.StartAsync();
        server.Address = host
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        return server;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}
