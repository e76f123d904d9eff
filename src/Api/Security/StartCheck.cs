using Grpc.AspNetCore.Server;

namespace PublisherMigration.Api.Security;

/// <summary>
/// Runs while the pipeline is built, before the server listens. It comes with the registration, so that no composition
/// can leave it out.
/// </summary>
internal sealed class StartCheck(CredentialPolicy policy, IConfiguration configuration) : IStartupFilter
{
    /// <summary>Looks at the settings alone.</summary>
    /// <exception cref="StartRefusedException">The environment asks for more.</exception>
    public void EnsureSafe()
    {
        var endpoints = ConfiguredEndpoint.Read(configuration);
        RefuseIfAny([.. Credentials(), .. EndpointPolicy.Refusals(policy.IsDevelopment, endpoints)]);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            EnsureSafe();
            if (policy.CredentialsConfigured)
            {
                SecurityRegistration.ReadKeys(app.ApplicationServices);
            }

            next(app);

            // Only now are all endpoints mapped.
            RefuseIfAny([.. WithoutScope(app.ApplicationServices.GetRequiredService<EndpointDataSource>())]);
        };

    private IEnumerable<string> Credentials()
    {
        if (policy is { CredentialsRequired: true, CredentialsConfigured: false })
        {
            yield return "No credentials are configured. Outside Development set Authentication:Audience and either"
                + " Authentication:Authority or Authentication:JwksFile with Authentication:Issuer.";
        }
    }

    private static IEnumerable<string> WithoutScope(EndpointDataSource mapped) =>
        mapped
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName)
            .Where(method => method is not null && MethodScopes.Find(method) is null)
            .Select(method => $"{method} is mapped but has no entry in {nameof(MethodScopes)}: say who may call it.");

    private static void RefuseIfAny(string[] reasons)
    {
        if (reasons.Length > 0)
        {
            throw new StartRefusedException(reasons);
        }
    }
}
