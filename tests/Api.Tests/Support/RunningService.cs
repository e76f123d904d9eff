using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>The real service, put together as Program does, on a free port and a database file of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    /// <summary>An account of 10,000 members, as docs/operations.md says of those who follow the feed.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _settings;
    private readonly Action<WebApplicationBuilder>? _configure;
    private WebApplication? _app;
    private GrpcChannel? _channel;

    private RunningService(string[] settings, Action<WebApplicationBuilder>? configure) =>
        (_settings, _configure) = (settings, configure);

    public string DatabasePath => _folder.Path("migration.db");

    public GrpcChannel Channel => _channel!;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Over all restarts.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>A caller without a credential, which in Development is an operator.</summary>
    public Portal Portal => new(Channel, []);

    public static async Task<RunningService> StartAsync(
        IEnumerable<string>? settings = null,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var service = new RunningService([.. settings ?? []], configure);
        try
        {
            await service.BeginAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>With the tenants and memberships of <see cref="World"/>.</summary>
    public static async Task<RunningService> StartWithWorldAsync(
        IEnumerable<string>? settings = null,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var service = await StartAsync(settings, configure);
        await service.Portal.ImportAsync([.. World.Tenants]);
        await service.Portal.ImportAsync([.. World.Memberships]);
        return service;
    }

    /// <summary>Stops as on SIGTERM and starts anew on the same database, with these settings beside the others.</summary>
    public async Task RestartAsync(params string[] more)
    {
        await StopAsync();
        await BeginAsync(more);
    }

    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            _channel?.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task BeginAsync(params string[] more)
    {
        string[] own =
        [
            "--environment=Development",
            $"--Database:Path={DatabasePath}",
            "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:0",
            "--Kestrel:Endpoints:Grpc:Protocols=Http2",
            "--SampleFleet:Directory=",
            "--Logging:LogLevel:PublisherMigration=Trace",
        ];
        _app = ApiApplication.Create([.. own, .. _settings, .. more], Configure);
        await _app.StartAsync(CancellationToken.None);
        _channel = GrpcChannel.ForAddress(
            _app.Urls.Single(),
            new GrpcChannelOptions { MaxReceiveMessageSize = LargestAnswer }
        );
    }

    private void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(Log);
        _configure?.Invoke(builder);
    }
}
