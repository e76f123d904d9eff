using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>The change ids of a roster's differences: UUIDv5 (RFC 9562, section 5.5) of publisher, version and subject.</summary>
public static class DerivedChangeId
{
    private const byte VersionBits = 0x50;
    private const byte VariantBits = 0x80;

    /// <summary>Ours, made once.</summary>
    private static readonly Guid Namespace = new("6f2d0b9e-51f7-4c58-9a5e-3d1c7a0e8b44");

    public static Guid Of(PublisherId publisher, long version, string subject)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{publisher.Value}\n{version}\n{subject}");
#pragma warning disable CA5350, S4790 // The standard says SHA-1; nothing rests on it being hard to forge.
        var hash = SHA1.HashData([.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350, S4790
        hash[6] = (byte)((hash[6] & 0x0F) | VersionBits);
        hash[8] = (byte)((hash[8] & 0x3F) | VariantBits);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
