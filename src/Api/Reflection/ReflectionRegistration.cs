namespace PublisherMigration.Api.Reflection;

public static class ReflectionRegistration
{
    /// <summary>On in Development unless set to false, off elsewhere unless set to true.</summary>
    public const string Setting = "Reflection:Enabled";

    public static WebApplicationBuilder AddReflection(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReflectionGrpcService>();
        return builder;
    }

    /// <summary>grpc.reflection.v1.ServerReflection, where it is switched on.</summary>
    public static WebApplication MapReflection(this WebApplication app)
    {
        if (app.Configuration.GetValue(Setting, app.Environment.IsDevelopment()))
        {
            app.MapGrpcService<ReflectionGrpcService>();
        }

        return app;
    }
}
