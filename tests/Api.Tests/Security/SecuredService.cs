using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Api.Tests.Security;

/// <summary>The service as it runs where tokens are asked for.</summary>
public sealed class SecuredService : IAsyncLifetime
{
    public TokenIssuer Issuer { get; } = new();

    public RunningService Running { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Running = await RunningService.StartAsync(Issuer.Settings.Select(s => $"--{s.Key}={s.Value}"));
        var operations = CallerOf("operations");
        await operations.ImportAsync([.. World.Tenants]);
        await operations.ImportAsync([.. World.Memberships]);
    }

    public Portal CallerOf(params string[] scopes) => With(Issuer.Good(scopes));

    public Portal CallerNamed(string service, params string[] scopes) =>
        With(Issuer.But(claims => claims["client_id"] = service, scopes));

    public Portal With(string token) => new Portal(Running.Channel, []).With("authorization", $"Bearer {token}");

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        Issuer.Dispose();
    }
}
