using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using PublisherMigration.Api.Texts;
using PublisherMigration.Application.Common;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Stands for all that an answer to GetBanner depends on beside what is stored: the request, the caller's standing and the
/// language. A keyed digest of it, half a SHA-256: no two are ever the same, nobody can prepare such that meet in the table, and
/// a million of them are 16 MB.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BannerKey(ulong High, ulong Low)
{
    private const int SecretLength = 16;
    private const int MostOnStack = 512;

    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(SecretLength);

    public static BannerKey Of(GetBannerRequest request, Caller caller, Language language)
    {
        var requestLength = request.CalculateSize();
        var length = SecretLength + 1 + sizeof(int) + requestLength + Encoding.UTF8.GetByteCount(language.Tag);
        var octets = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        Secret.CopyTo(octets);
        var rest = octets[SecretLength..];
        rest[0] = caller.IsOperator ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(rest[1..], requestLength);
        rest = rest[(1 + sizeof(int))..];
        request.WriteTo(rest[..requestLength]);
        Encoding.UTF8.GetBytes(language.Tag, rest[requestLength..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(octets, digest);
        return new BannerKey(
            BinaryPrimitives.ReadUInt64LittleEndian(digest),
            BinaryPrimitives.ReadUInt64LittleEndian(digest[sizeof(ulong)..])
        );
    }
}
