namespace PublisherMigration.Api.Health;

public static class HealthRegistration
{
    /// <summary><see cref="ServingStatus"/>, for whoever knows how the store is.</summary>
    public static WebApplicationBuilder AddServingHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServingStatus>();
        builder.Services.AddSingleton<HealthGrpcService>();
        return builder;
    }

    /// <summary>grpc.health.v1.Health.</summary>
    public static WebApplication MapServingHealth(this WebApplication app)
    {
        app.MapGrpcService<HealthGrpcService>();
        return app;
    }
}
