using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PublisherMigration.SampleLegacyPortal;

/// <summary>The portal from its start until Ctrl-C.</summary>
internal static class Portal
{
    /// <summary>The service sends 1 MB of changes, but for one that is larger by itself: an account of 10,000 members.</summary>
    private const int LargestRequest = 16 * 1024 * 1024;

    public static async Task<int> RunAsync(PortalSettings settings, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, settings.Port, static on => on.Protocols = HttpProtocols.Http2)
        );
        builder.Services.AddRouting();
        builder.Services.AddGrpc(static grpc => grpc.MaxReceiveMessageSize = LargestRequest);
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<AccountFiles>();
        await using var app = builder.Build();
        app.MapGrpcService<PortalService>();
        try
        {
            Directory.CreateDirectory(settings.Folder);
            await app.StartAsync(cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        await Console.Out.WriteLineAsync(
            $"The legacy portal listens on {app.Urls.Single()}; its accounts are in {settings.Folder}. Ctrl-C stops it."
        );
        // What stops first, Ctrl-C or the command line, stops the other.
        await app.WaitForShutdownAsync(cancellation);
        await Console.Out.WriteLineAsync("The legacy portal is down.");
        return 0;
    }
}
