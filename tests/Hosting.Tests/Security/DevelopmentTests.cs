using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Security;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Security;

public sealed class DevelopmentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutCredentials_EveryCallerHasEveryScope()
    {
        await using var host = await HostUnderTest.StartAsync();
        using var channel = host.Channel();
        await new MigrationService.MigrationServiceClient(channel).ListMigrationsAsync(
            new(),
            cancellationToken: Cancel
        );
        host.Answers.LastCaller.ShouldBe(new Caller("development", Scopes.All));
        host.Answers.LastCaller!.IsOperator.ShouldBeTrue();
    }

    [Fact]
    public async Task WithoutCredentials_SaysSoInOneWarning()
    {
        await using var host = await HostUnderTest.StartAsync();
        var warning = host.Log.All.Where(line => line.Level >= LogLevel.Warning).ShouldHaveSingleItem();
        warning.Text.ShouldContain("every caller on this machine has every scope");
    }

    [Fact]
    public async Task WithCredentials_SaysNothing()
    {
        using var issuer = new TokenIssuer();
        await using var host = await HostUnderTest.StartAsync(settings: issuer.Settings);
        host.Log.All.ShouldNotContain(line => line.Level >= LogLevel.Warning);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:0")]
    [InlineData("urls", "http://*:0")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::]:0")]
    [InlineData("Kestrel:Endpoints:Grpc:Url", "http://192.0.2.7:0")]
    [InlineData("Kestrel:Endpoints:Grpc:Url", "http://example.test:0")]
    public async Task OtherMachines_AreNotServed(string setting, string url)
    {
        var refused = await Should.ThrowAsync<StartRefusedException>(() =>
            HostUnderTest.StartAsync(settings: [new(setting, url)])
        );
        refused.Message.ShouldContain(setting);
        refused.Message.ShouldContain("reachable from other machines");
    }

    [Fact]
    public async Task AddressFromCode_IsHeldAgainstTheSamePolicy()
    {
        var refused = await Should.ThrowAsync<StartRefusedException>(() =>
            HostUnderTest.StartAsync(alsoMap: app =>
            {
                app.Urls.Clear();
                app.Urls.Add("http://0.0.0.0:0");
            })
        );
        refused.Message.ShouldContain("reachable from other machines");
    }
}
