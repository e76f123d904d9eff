using System.Text.Json.Nodes;
using Grpc.Core;
using PublisherMigration.Api.Security;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Security;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private HostUnderTest _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostUnderTest.StartAsync(settings: _issuer.Settings);

    [Theory]
    [InlineData("client_id", "azp", "appid", "sub")]
    [InlineData("azp", "appid", "sub")]
    [InlineData("appid", "sub")]
    [InlineData("sub")]
    public async Task Caller_IsTheFirstNameThatTheTokenHas(params string[] names)
    {
        var token = _issuer.But(
            claims =>
            {
                claims.Remove("client_id");
                foreach (var name in names)
                {
                    claims[name] = $"by-{name}";
                }
            },
            "operations"
        );
        (await CallAsync(token)).ShouldBeNull();
        _host.Answers.LastCaller!.Service.ShouldBe($"by-{names[0]}");
    }

    [Fact]
    public async Task Token_ThatNamesNoService_IsRefused() =>
        (await CallAsync(_issuer.But(claims => claims.Remove("client_id"), "operations")))
            .ShouldNotBeNull()
            .StatusCode.ShouldBe(StatusCode.Unauthenticated);

    [Theory]
    [InlineData("system")]
    [InlineData("System")]
    public async Task Token_ThatBearsOurOwnName_IsRefused(string name) =>
        (await CallAsync(_issuer.But(claims => claims["client_id"] = name, "operations")))
            .ShouldNotBeNull()
            .StatusCode.ShouldBe(StatusCode.Unauthenticated);

    [Fact]
    public async Task Scopes_AreReadFromScp_AsTextAndAsArray()
    {
        (await CallAsync(WithScp("directory.read migration.read"))).ShouldBeNull();
        _host.Answers.LastCaller.ShouldBe(new Caller("portal", Scopes.DirectoryRead | Scopes.MigrationRead));
        (await CallAsync(WithScp(new JsonArray("migration.write", "migration.read")))).ShouldBeNull();
        _host.Answers.LastCaller.ShouldBe(new Caller("portal", Scopes.MigrationWrite | Scopes.MigrationRead));
        _host.Answers.LastCaller!.IsOperator.ShouldBeFalse();
    }

    [Theory]
    [InlineData("PS256")]
    [InlineData("RS512")]
    [InlineData("ES256")]
    public async Task Algorithm_ThatIsAsymmetric_IsAccepted(string algorithm) =>
        (await CallAsync(_issuer.SignedWith(algorithm, "migration.read"))).ShouldBeNull();

    [Fact]
    public async Task Token_WithoutAnExpiry_IsRefused() =>
        await Refused(_issuer.But(claims => claims.Remove("exp"), "migration.read"));

    [Fact]
    public async Task Token_WithoutAnAudience_IsRefused() =>
        await Refused(_issuer.But(claims => claims.Remove("aud"), "migration.read"));

    [Fact]
    public async Task Token_ThatIsNotValidYet_IsRefused() =>
        await Refused(_issuer.But(claims => claims["nbf"] = Seconds(minutes: 5), "migration.read"));

    [Fact]
    public async Task ClockSkew_IsForgiven() =>
        (
            await CallAsync(_issuer.But(claims => claims["exp"] = Seconds(minutes: -0.5), "migration.read"))
        ).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9..")]
    public async Task Nonsense_IsRefused(string token) => await Refused(token);

    [Fact]
    public async Task ATokenSeenBefore_WithItsLastCharacterChanged_IsRefused()
    {
        var token = _issuer.Good("migration.read");
        (await CallAsync(token)).ShouldBeNull();
        (await CallAsync(token)).ShouldBeNull();
        await Refused(token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"));
    }

    [Fact]
    public async Task ChangedKeySet_CountsWithinSeconds_AlsoForTokensSeenBefore()
    {
        var old = _issuer.Good("migration.read");
        (await CallAsync(old)).ShouldBeNull();
        _issuer.Rotate();
        await Eventually.Become(async () => (await CallAsync(old))?.StatusCode == StatusCode.Unauthenticated);
        (await CallAsync(_issuer.Good("migration.read"))).ShouldBeNull();
    }

    [Fact]
    public async Task BrokenKeySet_LeavesTheOldKeysInForce_AndIsReportedOnce()
    {
        await File.WriteAllTextAsync(_issuer.JwksFile, "{", TestContext.Current.CancellationToken);
        await Eventually.Become(() => Task.FromResult(Reports() == 1));
        (await CallAsync(_issuer.Good("migration.read"))).ShouldBeNull();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        Reports().ShouldBe(1);
    }

    [Fact]
    public async Task Path_InOtherCase_DoesNotGoAroundTheTable()
    {
        var bytes = Marshallers.Create<byte[]>(value => value, value => value);
        var shouted = new Method<byte[], byte[]>(
            MethodType.Unary,
            "PUBLISHERMIGRATION.V1.MIGRATIONSERVICE",
            "LISTMIGRATIONS",
            bytes,
            bytes
        );
        using var channel = _host.Channel();
        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await channel
                .CreateCallInvoker()
                .AsyncUnaryCall(shouted, null, new CallOptions(Bearer.Header(_issuer.Good("migration.read"))), [])
        );
        refused.StatusCode.ShouldBeOneOf(StatusCode.PermissionDenied, StatusCode.Unimplemented);
    }

    [Fact]
    public async Task NothingOfAToken_IsLogged()
    {
        string[] tokens =
        [
            _issuer.Good("migration.read"),
            _issuer.SignedByStranger("operations"),
            "not-a-token-canary",
        ];
        foreach (var token in tokens)
        {
            await CallAsync(token);
        }

        var log = string.Join('\n', _host.Log.All.Select(line => line.Text));
        foreach (var part in tokens.SelectMany(token => token.Split('.')).Where(part => part.Length > 10))
        {
            log.ShouldNotContain(part);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _issuer.Dispose();
    }

    private static long Seconds(double minutes) =>
        TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    private int Reports() =>
        _host.Log.All.Count(line => line.Text.Contains("keys read before", StringComparison.Ordinal));

    private string WithScp(JsonNode scopes) =>
        _issuer.But(claims =>
        {
            claims.Remove("scope");
            claims["scp"] = scopes;
        });

    private async Task Refused(string token) =>
        (await CallAsync(token)).ShouldNotBeNull().StatusCode.ShouldBe(StatusCode.Unauthenticated);

    private async Task<RpcException?> CallAsync(string token)
    {
        using var channel = _host.Channel();
        var method = MigrationService.Descriptor.FindMethodByName("GetBanner");
        return await RawMethod.CallAsync(channel.CreateCallInvoker(), method, Bearer.Header(token));
    }
}
