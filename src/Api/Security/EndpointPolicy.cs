namespace PublisherMigration.Api.Security;

/// <summary>Development listens on this machine alone; every other environment listens with TLS alone.</summary>
internal static class EndpointPolicy
{
    public static IEnumerable<string> Refusals(bool isDevelopment, IReadOnlyList<ConfiguredEndpoint> endpoints)
    {
        if (isDevelopment)
        {
            return endpoints.Where(endpoint => !endpoint.IsLoopback).Select(NotLoopback);
        }

        // Kestrel's own default is http on localhost.
        return endpoints.Count == 0
            ?
            [
                "No endpoint is configured. Outside Development set Kestrel:Endpoints:Grpc:Url to an https address"
                    + " and Kestrel:Endpoints:Grpc:Certificate to its certificate.",
            ]
            : endpoints.Where(endpoint => !endpoint.IsHttps || !endpoint.HasCertificate).Select(NotTls);
    }

    private static string NotLoopback(ConfiguredEndpoint endpoint) =>
        $"{endpoint.Setting} ({endpoint.Url}) is reachable from other machines. In Development only localhost,"
        + " 127.0.0.1 and [::1] are allowed; set ASPNETCORE_ENVIRONMENT to Production to serve others.";

    private static string NotTls(ConfiguredEndpoint endpoint) =>
        endpoint.IsHttps
            ? $"{endpoint.Setting} ({endpoint.Url}) has no certificate: set the endpoint's Certificate or"
                + " Kestrel:Certificates:Default."
            : $"{endpoint.Setting} ({endpoint.Url}) is not https. Outside Development every endpoint needs TLS.";
}
