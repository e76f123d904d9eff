using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>
/// A legacy portal in memory, served over gRPC on a free port of this machine, that behaves exactly as
/// <c>legacy_portal_service.proto</c> says, or as badly as a test wants.
/// </summary>
public sealed partial class LegacyPortalDouble : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly Records _records = new();
    private readonly Conduct _conduct = new();
    private readonly Accounts _accounts;
    private WebApplication? _app;

    private LegacyPortalDouble(TimeProvider time)
    {
        _time = time;
        _accounts = new Accounts(_records);
    }

    /// <summary>Octets of the largest message that it takes, from when it next opens its listener.</summary>
    public int LargestRequest { get; set; } = 16 * 1024 * 1024;

    /// <summary>Plaintext HTTP/2: the value of the service's <c>LegacyPortal:Address</c>. It stays over a closed listener.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <param name="time">On which delays are waited for; the system's when null.</param>
    public static async Task<LegacyPortalDouble> StartAsync(TimeProvider? time = null)
    {
        var portal = new LegacyPortalDouble(time ?? TimeProvider.System);
        await portal.OpenListenerAsync();
        return portal;
    }

    /// <summary>Listens again, on the same port.</summary>
    public async Task OpenListenerAsync()
    {
        if (_app is not null)
        {
            return;
        }

        var app = Build();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        _app = app;
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>Nobody listens any more: connections break, and new ones are refused.</summary>
    public async Task CloseListenerAsync()
    {
        if (_app is not { } app)
        {
            return;
        }

        _app = null;
        // Calls that wait for a gate would hold up a graceful stop.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await CloseListenerAsync();

    private WebApplication Build()
    {
        // An empty builder: neither the environment of the test run nor its settings have a say.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, Address.Port, endpoint => endpoint.Protocols = HttpProtocols.Http2)
        );
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = LargestRequest);
        builder.Services.AddSingleton(_accounts).AddSingleton(_conduct).AddSingleton(_records).AddSingleton(_time);
        var app = builder.Build();
        app.MapGrpcService<PortalGrpcService>();
        return app;
    }
}
