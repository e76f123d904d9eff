using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Health;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Observability;
using PublisherMigration.Api.Reflection;
using PublisherMigration.Api.Security;
using PublisherMigration.Api.Services;
using PublisherMigration.Application;
using PublisherMigration.Infrastructure;

namespace PublisherMigration.Api;

/// <summary>Puts the service together: the one place that sees every layer.</summary>
public static class ApiApplication
{
    /// <param name="args">Settings of the command line, <c>--Section:Name=value</c>.</param>
    /// <param name="configure">Changes what is registered, last; for tests that stand in for the outside.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder
            .AddLoggingDefaults()
            .AddObservability()
            .AddServingHealth()
            .AddGracefulShutdown()
            .AddCallerSecurity()
            .AddReflection();
        builder.Services.AddRichErrors();
        builder
            .Services.AddGrpc(static grpc =>
            {
                // The outermost first: what is counted is the final status.
                grpc.Interceptors.Add<CallMetricsInterceptor>();
                grpc.Interceptors.Add<ErrorInterceptor>();
                grpc.Interceptors.Add<AdmissionInterceptor>();
            })
            .AddServiceOptions<AccountSyncGrpcService>(static sync =>
                sync.MaxReceiveMessageSize = AccountSyncGrpcService.LargestRequest
            );
        builder.Services.AddApplication(builder.Configuration);
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddContractServices(builder.Configuration);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseRichErrors();
        app.MapGrpcService<MigrationGrpcService>();
        app.MapGrpcService<DirectoryGrpcService>();
        app.MapGrpcService<AccountSyncGrpcService>();
        app.MapServingHealth();
        app.MapReflection();
        return app;
    }
}
