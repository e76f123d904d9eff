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
        var text = new StringBuilder(128);
        text.Append(CultureInfo.InvariantCulture, $"{sourceVersion} {occurred?.UtcTicks}").Append(Separator);
        switch (body)
        {
            case MemberAdded added:
                text.Append(CultureInfo.InvariantCulture, $"+{added.Principal.Identity} {(int)added.Roles}");
                break;
            case MemberRemoved removed:
                text.Append('-').Append(removed.Principal.Identity);
                break;
            case MemberRolesChanged changed:
                text.Append(CultureInfo.InvariantCulture, $"={changed.Principal.Identity} {(int)changed.Roles}");
                break;
            case SettingsChanged settings:
                text.Append(CultureInfo.InvariantCulture, $"s{(int)settings.Fields}");
                Append(text, settings.Fields.OneByOne().Select(field => settings.Values[field]));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(body), body, "No source sends this kind.");
        }

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

    private static long Digest(StringBuilder text) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
