using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Health;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Observability;
using PublisherMigration.Api.Reflection;
using PublisherMigration.Api.Security;
using PublisherMigration.Api.Services;
using PublisherMigration.Application;
using PublisherMigration.Infrastructure;

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
builder.Services.AddGrpc(static grpc =>
{
    // The outermost first: what is counted is the final status; nobody's scope matters to a service that stops.
    grpc.Interceptors.Add<CallMetricsInterceptor>();
    grpc.Interceptors.Add<ErrorInterceptor>();
    grpc.Interceptors.Add<DrainInterceptor>();
    grpc.Interceptors.Add<ScopeInterceptor>();
    grpc.EnableDetailedErrors = false;
});
builder.Services.AddApplication(builder.Configuration);
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddContractServices(builder.Configuration);

var app = builder.Build();
app.UseRichErrors();
app.MapGrpcService<MigrationGrpcService>();
app.MapGrpcService<DirectoryGrpcService>();
app.MapServingHealth();
app.MapReflection();
return await app.RunOrExplainAsync();
