using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Security;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Security;

public sealed class StartRefusalTests : IDisposable
{
    private readonly TokenIssuer _issuer = new();

    [Fact]
    public async Task Production_WithoutCredentialsAndTls_NamesTheSettingsOfBoth()
    {
        var refused = await Should.ThrowAsync<StartRefusedException>(() => HostUnderTest.StartAsync("Production"));
        refused.Message.ShouldContain("Authentication:Audience");
        refused.Message.ShouldContain("Authentication:JwksFile");
        refused.Message.ShouldContain("urls (http://127.0.0.1:0) is not https");
    }

    [Fact]
    public async Task AnyEnvironmentButDevelopment_IsTreatedAsProduction() =>
        await Should.ThrowAsync<StartRefusedException>(() => HostUnderTest.StartAsync("Staging", _issuer.Settings));

    [Fact]
    public async Task Production_WithoutACertificate_IsRefused()
    {
        var settings = _issuer.Settings.Append(new("Kestrel:Endpoints:Grpc:Url", "https://127.0.0.1:0"));
        var refused = await Should.ThrowAsync<StartRefusedException>(() =>
            HostUnderTest.StartAsync("Production", settings)
        );
        refused.Message.ShouldContain("Kestrel:Endpoints:Grpc:Url (https://127.0.0.1:0) has no certificate");
    }

    [Fact]
    public async Task Production_WithOneEndpointInClearText_IsRefused()
    {
        var settings = Tls().Append(new("Kestrel:Endpoints:Plain:Url", "http://127.0.0.1:0"));
        var refused = await Should.ThrowAsync<StartRefusedException>(() =>
            HostUnderTest.StartAsync("Production", settings)
        );
        refused.Message.ShouldContain("Kestrel:Endpoints:Plain:Url (http://127.0.0.1:0) is not https");
    }

    [Fact]
    public async Task Production_WithCredentialsAndTls_Starts()
    {
        await using var host = await HostUnderTest.StartAsync("Production", Tls());
        host.App.Urls.Single().ShouldStartWith("https://");
    }

    [Fact]
    public async Task MethodWithoutAScope_IsNamed()
    {
        var refused = await Should.ThrowAsync<StartRefusedException>(() =>
            HostUnderTest.StartAsync(alsoMap: app => app.MapGrpcService<UnlistedService>())
        );
        refused.Message.ShouldContain("/test.v1.Unlisted/Peek");
        refused.Message.ShouldContain("MethodScopes");
    }

    [Theory]
    [InlineData("Authentication:Audience", "", "Authentication:Audience is required")]
    [InlineData("Authentication:Issuer", "", "Authentication:Issuer is required")]
    [InlineData("Authentication:ClockSkewSeconds", "301", "Authentication:ClockSkewSeconds must be 0 to 300")]
    [InlineData("Authentication:ClockSkewSeconds", "-1", "Authentication:ClockSkewSeconds must be 0 to 300")]
    [InlineData("Authentication:JwksFile", "", "Set one of Authentication:Authority")]
    [InlineData("Authentication:JwksFile", "missing.json", "Authentication:JwksFile (missing.json) cannot be used")]
    [InlineData("Authentication:Authority", "https://issuer.test", "Set one of Authentication:Authority")]
    public async Task WrongSetting_IsNamed(string setting, string value, string message)
    {
        var settings = _issuer.Settings.Append(new(setting, value));
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            HostUnderTest.StartAsync(settings: settings)
        );
        refused.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA\"}]}")]
    [InlineData("{\"keys\":[]}")]
    [InlineData("not a key set")]
    [InlineData("{\"keys\":[{")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task KeySetWithoutAPublicKey_IsRefused(string keys)
    {
        await File.WriteAllTextAsync(_issuer.JwksFile, keys, TestContext.Current.CancellationToken);
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            HostUnderTest.StartAsync(settings: _issuer.Settings)
        );
        refused.Message.ShouldContain("cannot be used");
    }

    [Fact]
    public async Task Authority_InClearText_IsRefusedInProduction()
    {
        var settings = Tls()
            .Append(new("Authentication:JwksFile", ""))
            .Append(new("Authentication:Authority", "http://a.test"));
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            HostUnderTest.StartAsync("Production", settings)
        );
        refused.Message.ShouldContain("Authentication:Authority must be an absolute https address");
    }

    public void Dispose() => _issuer.Dispose();

    private IEnumerable<KeyValuePair<string, string?>> Tls() =>
        [
            .. _issuer.Settings,
            new("Kestrel:Endpoints:Grpc:Url", "https://127.0.0.1:0"),
            new("Kestrel:Endpoints:Grpc:Certificate:Path", Certificate.Write(Path.GetDirectoryName(_issuer.JwksFile)!)),
        ];
}
