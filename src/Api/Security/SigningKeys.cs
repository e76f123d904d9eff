using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace PublisherMigration.Api.Security;

internal static class SigningKeys
{
    /// <summary>Signatures that only the issuer can make. HS* is not here: whoever can check it can forge it.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>The keys that can check a signature and not make one.</summary>
    /// <exception cref="FormatException">Not a JSON Web Key Set, or one without an RSA or elliptic curve key.</exception>
    public static IReadOnlyList<SecurityKey> Parse(string jwks)
    {
        IReadOnlyList<SecurityKey> keys;
        try
        {
            // The library's own reader goes round for ever on a file that is cut off, and a file may be read half written.
            JsonDocument.Parse(jwks).Dispose();

            keys = [.. new JsonWebKeySet(jwks).GetSigningKeys().Where(key => key is AsymmetricSecurityKey)];
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            // The parser's own message quotes the file.
            throw new FormatException("it is not a JSON Web Key Set.", e);
        }

        return keys.Count > 0 ? keys : throw new FormatException("it holds no RSA or elliptic curve signing key.");
    }
}
