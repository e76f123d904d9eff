using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PublisherMigration.Api.Errors;

/// <summary>Wires rich errors into the host.</summary>
public static class RichErrors
{
    /// <summary>
    /// <see cref="ErrorInterceptor"/> still has to be added to gRPC's interceptors: outside of all that refuses calls, inside
    /// of what only counts them.
    /// </summary>
    public static IServiceCollection AddRichErrors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ErrorTranslator>();
        services.AddSingleton<ErrorInterceptor>();
        // At Information the framework writes the message of every refusal, and with it names and addresses, into the log; at
        // Error every body that cannot be decoded, with a stack. What matters of both is logged by us.
        return services.AddLogging(logging =>
            logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Critical)
        );
    }

    /// <summary>Goes in front of the gRPC endpoints, after what may refuse a call without decoding it.</summary>
    public static IApplicationBuilder UseRichErrors(this IApplicationBuilder app) =>
        app.UseMiddleware<UndecodableRequests>();
}
