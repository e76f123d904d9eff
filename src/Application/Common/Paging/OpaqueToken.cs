using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PublisherMigration.Application.Common.Paging;

/// <summary>
/// A URL-safe token that carries a place and is bound to what it was issued for. Bound by a digest, not by a secret: it
/// guards against mistakes; what a caller may see is decided by its scope.
/// </summary>
internal static class OpaqueToken
{
    private const int DigestLength = 12;

    public static string Issue(string issuedFor, string place)
    {
        var bytes = Encoding.UTF8.GetBytes(place);
        return Base64Url.EncodeToString([.. Digest(issuedFor, bytes), .. bytes]);
    }

    /// <summary>The place, or <c>null</c> for a token that was not issued for this.</summary>
    public static string? Read(string issuedFor, string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < DigestLength)
        {
            return null;
        }

        var place = bytes[DigestLength..];
        return bytes.AsSpan(0, DigestLength).SequenceEqual(Digest(issuedFor, place))
            ? Encoding.UTF8.GetString(place)
            : null;
    }

    private static byte[] Digest(string issuedFor, byte[] place) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(issuedFor), 0, .. place])[..DigestLength];
}
