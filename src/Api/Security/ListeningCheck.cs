using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PublisherMigration.Api.Security;

/// <summary>
/// Holds the addresses that the server really listens on against the same policy, for those that come from code and not
/// from configuration; and says it when the service is open.
/// </summary>
internal sealed class ListeningCheck(CredentialPolicy policy, IServer server, ILogger<ListeningCheck> log)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var endpoints = addresses
            .Select(url => new ConfiguredEndpoint("The server", url, HasCertificate: true))
            .ToList();

        // A server without addresses is an in-memory one.
        string[] refusals = endpoints.Count == 0 ? [] : [.. EndpointPolicy.Refusals(policy.IsDevelopment, endpoints)];
        if (refusals.Length > 0)
        {
            throw new StartRefusedException(refusals);
        }

        if (!policy.CredentialsRequired)
        {
            log.OpenToThisMachine();
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
