using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>A token issuer with its key set file.</summary>
public sealed class TokenIssuer : IDisposable
{
    public const string Issuer = "https://issuer.test";
    public const string Audience = "publishermigration-test";
    private const string KeyId = "key-1";
    private const string CurveKeyId = "key-2";

    private readonly RSA _stranger = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RSA _key = RSA.Create(2048);

    public TokenIssuer()
    {
        JwksFile = Path.Combine(Directory.CreateTempSubdirectory("hosting-tests-").FullName, "jwks.json");
        Publish();
    }

    public string JwksFile { get; }

    /// <summary>The settings of a server that trusts this issuer.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
        [
            new("Authentication:JwksFile", JwksFile),
            new("Authentication:Issuer", Issuer),
            new("Authentication:Audience", Audience),
        ];

    public string Good(params string[] scopes) => Signed(Claims(scopes));

    /// <summary>A good token but for what <paramref name="change"/> does to its claims.</summary>
    public string But(Action<JsonObject> change, params string[] scopes)
    {
        var claims = Claims(scopes);
        change(claims);
        return Signed(claims);
    }

    public string SignedByStranger(params string[] scopes) =>
        Jwt.Write(Header("RS256"), Claims(scopes), data => Sign(_stranger, data, HashAlgorithmName.SHA256));

    public string SignedWith(string algorithm, params string[] scopes) =>
        algorithm switch
        {
            "none" => Jwt.Write(new JsonObject { ["alg"] = "none" }, Claims(scopes), _ => []),
            "HS256" => Jwt.Write(Header(algorithm), Claims(scopes), data => HMACSHA256.HashData(PublicPem(), data)),
            "ES256" => Jwt.Write(
                new JsonObject { ["alg"] = algorithm, ["kid"] = CurveKeyId },
                Claims(scopes),
                data => _curve.SignData(data, HashAlgorithmName.SHA256)
            ),
            "PS256" => Jwt.Write(
                Header(algorithm),
                Claims(scopes),
                data => _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
            ),
            "RS512" => Jwt.Write(Header(algorithm), Claims(scopes), data => Sign(_key, data, HashAlgorithmName.SHA512)),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not written here."),
        };

    /// <summary>A new key under the same id; tokens of the old one no longer hold.</summary>
    public void Rotate()
    {
        _key.Dispose();
        _key = RSA.Create(2048);
        Publish();
    }

    public void Dispose()
    {
        _key.Dispose();
        _stranger.Dispose();
        _curve.Dispose();
        Directory.Delete(Path.GetDirectoryName(JwksFile)!, recursive: true);
    }

    private static JsonObject Claims(string[] scopes)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["client_id"] = "portal",
            ["scope"] = string.Join(' ', scopes),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }

    private static JsonObject Header(string algorithm) => new() { ["alg"] = algorithm, ["kid"] = KeyId };

    private static byte[] Sign(RSA key, byte[] data, HashAlgorithmName hash) =>
        key.SignData(data, hash, RSASignaturePadding.Pkcs1);

    private string Signed(JsonObject claims) =>
        Jwt.Write(Header("RS256"), claims, data => Sign(_key, data, HashAlgorithmName.SHA256));

    private byte[] PublicPem() => System.Text.Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem());

    private void Publish() =>
        File.WriteAllText(
            JwksFile,
            new JsonObject
            {
                ["keys"] = new JsonArray(Jwt.RsaKey(_key, KeyId), Jwt.EcKey(_curve, CurveKeyId)),
            }.ToJsonString()
        );
}
