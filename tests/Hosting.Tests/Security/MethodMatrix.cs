using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Api.Security;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Security;

/// <summary>
/// Nobody gets in: every method that the descriptors have, against every kind of bad credential. A derived class says which
/// server; that server trusts <see cref="Issuer"/> by <see cref="TokenIssuer.Settings"/>.
/// </summary>
public abstract class MethodMatrix
{
    private static readonly ServiceDescriptor[] Services =
    [
        MigrationService.Descriptor,
        DirectoryService.Descriptor,
        AccountSyncService.Descriptor,
    ];

    public static TheoryData<string, string> Methods { get; } =
        new(Services.SelectMany(service => service.Methods).Select(method => (method.Service.Name, method.Name)));

    protected abstract TokenIssuer Issuer { get; }

    protected abstract GrpcChannel Channel { get; }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_WithoutAToken(string service, string method) =>
        await RefusedAsUnknown(service, method, token: null);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_AnExpiredToken(string service, string method) =>
        await RefusedAsUnknown(service, method, Issuer.But(claims => claims["exp"] = Past(), "operations"));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_AnotherIssuersToken(string service, string method) =>
        await RefusedAsUnknown(
            service,
            method,
            Issuer.But(claims => claims["iss"] = "https://other.test", "operations")
        );

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_ATokenForAnotherAudience(string service, string method) =>
        await RefusedAsUnknown(service, method, Issuer.But(claims => claims["aud"] = "another-service", "operations"));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_ATokenSignedWithAnotherKey(string service, string method) =>
        await RefusedAsUnknown(service, method, Issuer.SignedByStranger("operations"));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_ATokenSignedWithThePublicKeyAsASecret(string service, string method) =>
        await RefusedAsUnknown(service, method, Issuer.SignedWith("HS256", "operations"));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_AnUnsignedToken(string service, string method) =>
        await RefusedAsUnknown(service, method, Issuer.SignedWith("none", "operations"));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Refuses_EveryScopeButTheRightOnes(string service, string method)
    {
        var right = RightScope(service, method);
        if (right is null)
        {
            await Admitted(service, method, Issuer.Good());
            return;
        }

        string[] others =
        [
            .. ScopeNames.All.Except([right, ScopeNames.Operations], StringComparer.Ordinal),
            "sync.delete",
            "admin",
        ];
        var refused = await CallAsync(service, method, Issuer.Good(others));
        refused.ShouldNotBeNull().StatusCode.ShouldBe(StatusCode.PermissionDenied);
        var info = refused.Info().ShouldNotBeNull();
        refused.Reason().ShouldBe("SCOPE_MISSING");
        info.Metadata["scope"].ShouldBe(right);
        info.Metadata["method"].ShouldBe($"publishermigration.v1.{service}/{method}");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Admits_TheRightScopeAlone(string service, string method) =>
        await Admitted(service, method, Issuer.Good(RightScope(service, method) is { } scope ? [scope] : []));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Admits_Operations(string service, string method) =>
        await Admitted(service, method, Issuer.Good(ScopeNames.Operations));

    /// <summary>Beyond the gate any answer will do but the gate's own, and the method has to be there.</summary>
    protected virtual void ShouldBeAdmitted(RpcException? answer)
    {
        answer?.StatusCode.ShouldNotBeOneOf(StatusCode.Unauthenticated, StatusCode.Unimplemented, StatusCode.Unknown);
        (answer?.Reason() is "SCOPE_MISSING").ShouldBeFalse();
    }

    private static long Past() => TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds();

    private static string? RightScope(string service, string method)
    {
        var access = MethodScopes.Find($"/publishermigration.v1.{service}/{method}").ShouldNotBeNull();
        return access.Scope == Scopes.None ? null : ScopeNames.Of(access.Scope);
    }

    private async Task RefusedAsUnknown(string service, string method, string? token)
    {
        var refused = await CallAsync(service, method, token);
        refused.ShouldNotBeNull().StatusCode.ShouldBe(StatusCode.Unauthenticated);
        refused.Reason().ShouldBe("UNAUTHENTICATED");
    }

    private async Task Admitted(string service, string method, string token) =>
        ShouldBeAdmitted(await CallAsync(service, method, token));

    private Task<RpcException?> CallAsync(string service, string method, string? token)
    {
        var descriptor = Array
            .Find(Services, candidate => string.Equals(candidate.Name, service, StringComparison.Ordinal))!
            .FindMethodByName(method);
        return RawMethod.CallAsync(Channel.CreateCallInvoker(), descriptor, Bearer.Header(token));
    }
}
