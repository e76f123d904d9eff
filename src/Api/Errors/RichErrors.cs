using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PublisherMigration.Api.Errors;

/// <summary>Wires rich errors into the host.</summary>
public static class RichErrors
{
    /// <summary>Registers the interceptor as the outermost one, whenever the others are added.</summary>
    public static IServiceCollection AddRichErrors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ErrorTranslator>();
        services.AddSingleton<ErrorInterceptor>();
        services.PostConfigure<GrpcServiceOptions>(options =>
        {
            options.Interceptors.Add<ErrorInterceptor>();
            var outermost = options.Interceptors[^1];
            options.Interceptors.RemoveAt(options.Interceptors.Count - 1);
            options.Interceptors.Insert(0, outermost);
        });

        // At Information the framework writes the message of every refusal, and with it names and addresses, into the log.
        return services.AddLogging(logging =>
            logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Warning)
        );
    }

    /// <summary>Goes in front of the gRPC endpoints, after what may refuse a call without decoding it.</summary>
    public static IApplicationBuilder UseRichErrors(this IApplicationBuilder app) =>
        app.UseMiddleware<UndecodableRequests>();
}
