using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Health;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Observability;
using PublisherMigration.Api.Reflection;
using PublisherMigration.Api.Security;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>A real server on a free port of this machine, put together as Program does, around empty services.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private HostUnderTest(WebApplication app) => App = app;

    public WebApplication App { get; }

    public EmptyAnswers Answers => App.Services.GetRequiredService<EmptyAnswers>();

    public LogLines Log => App.Services.GetRequiredService<LogLines>();

    public ServingStatus Status => App.Services.GetRequiredService<ServingStatus>();

    public GrpcChannel Channel() => GrpcChannel.ForAddress(App.Urls.Single());

    public static async Task<HostUnderTest> StartAsync(
        string environment = "Development",
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<WebApplication>? alsoMap = null
    )
    {
        var host = Build(environment, settings ?? [], alsoMap);
        try
        {
            await host.App.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private static HostUnderTest Build(
        string environment,
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<WebApplication>? alsoMap
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        foreach (var (setting, value) in settings)
        {
            builder.Configuration[setting] = value;
        }

        builder.WebHost.UseKestrel();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.ConfigureEndpointDefaults(Http2);
            options.Configure(builder.Configuration.GetSection("Kestrel"));
        });
        builder.AddLoggingDefaults().AddServingHealth().AddGracefulShutdown();
        builder.AddCallerSecurity().AddObservability().AddReflection();
        builder.Logging.ClearProviders().Services.AddSingleton<LogLines>();
        builder.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<LogLines>());
        builder.Services.AddSingleton<EmptyAnswers>().AddRouting();
        builder.Services.AddGrpc(options =>
        {
            options.Interceptors.Add<CallMetricsInterceptor>();
            options.Interceptors.Add<ViolationInterceptor>();
            options.Interceptors.Add<AdmissionInterceptor>();
            options.Interceptors.Add<EmptyAnswers>();
        });

        var app = builder.Build();
        app.MapGrpcService<EmptyMigrationService>();
        app.MapGrpcService<EmptyDirectoryService>();
        app.MapGrpcService<EmptyAccountSyncService>();
        app.MapServingHealth().MapReflection();
        alsoMap?.Invoke(app);
        return new HostUnderTest(app);
    }

    private static void Http2(ListenOptions options) => options.Protocols = HttpProtocols.Http2;
}
