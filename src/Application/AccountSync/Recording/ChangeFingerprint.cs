using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>
/// Tells a repetition from another body under the same id. A digest of what was understood, so that a client may write the
/// same thing otherwise, and no address is kept beside the id. Who acted is no part of it.
/// </summary>
internal static class ChangeFingerprint
{
    private const char Separator = '\n';

    public static long Of(long sourceVersion, DateTimeOffset? occurred, ChangeBody body)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{sourceVersion} {occurred?.UtcTicks}{Separator}");
        return body switch
        {
            MemberAdded added => Digest($"{head}+{added.Principal.Identity} {RolesOf(added.Roles)}"),
            MemberRemoved removed => Digest($"{head}-{removed.Principal.Identity}"),
            MemberRolesChanged changed => Digest($"{head}={changed.Principal.Identity} {RolesOf(changed.Roles)}"),
            SettingsChanged settings => Of(head, settings),
            _ => throw new ArgumentOutOfRangeException(nameof(body), body, "No source sends this kind."),
        };
    }

    private static string RolesOf(PartnerCenterRoles roles) => ((int)roles).ToString(CultureInfo.InvariantCulture);

    private static long Of(string head, SettingsChanged settings)
    {
        var text = new StringBuilder(head);
        text.Append(CultureInfo.InvariantCulture, $"s{(int)settings.Fields}");
        Append(text, settings.Fields.OneByOne().Select(field => settings.Values[field]));
        return Digest(text);
    }

    public static long Of(
        long sourceVersion,
        IReadOnlyDictionary<Principal, PartnerCenterRoles> members,
        AccountSettings? settings
    )
    {
        var text = new StringBuilder(64 * members.Count);
        text.Append(CultureInfo.InvariantCulture, $"{sourceVersion} {settings is null}").Append(Separator);
        foreach (var (principal, roles) in members.OrderBy(static m => m.Key.Identity, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{principal.Identity} {(int)roles}").Append(Separator);
        }

        if (settings is not null)
        {
            Append(text, SettingsFieldNames.Each.Select(field => settings[field]));
        }

        return Digest(text);
    }

    private static void Append(StringBuilder text, IEnumerable<string?> values)
    {
        foreach (var value in values)
        {
            // Lengths first, so that no value can pass for what follows it.
            text.Append(CultureInfo.InvariantCulture, $"{Separator}{value?.Length ?? -1} {value}");
        }
    }

    private static long Digest(StringBuilder text) => Digest(text.ToString());

    private static long Digest(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
