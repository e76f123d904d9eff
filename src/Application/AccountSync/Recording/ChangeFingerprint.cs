using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Room for three numbers and what stands between them.</summary>
    private const int Numbers = 80;

    public static long Of(long sourceVersion, DateTimeOffset? occurred, ChangeBody body) =>
        body switch
        {
            MemberAdded added => Of(sourceVersion, occurred, '+', added.Principal, added.Roles),
            MemberRemoved removed => Of(sourceVersion, occurred, '-', removed.Principal, roles: null),
            MemberRolesChanged changed => Of(sourceVersion, occurred, '=', changed.Principal, changed.Roles),
            SettingsChanged settings => Of(sourceVersion, occurred, settings),
            _ => throw new ArgumentOutOfRangeException(nameof(body), body, "No source sends this kind."),
        };

    /// <summary>Without a text on the heap: it is made for every change.</summary>
    private static long Of(
        long sourceVersion,
        DateTimeOffset? occurred,
        char kind,
        Principal principal,
        PartnerCenterRoles? roles
    )
    {
        var text = new Utf8Text(stackalloc byte[Numbers + 3 * principal.Identity.Length]);
        text.Add(sourceVersion).Add(' ');
        if (occurred is { } time)
        {
            text.Add(time.UtcTicks);
        }

        text.Add(Separator).Add(kind).Add(principal.Identity);
        if (roles is { } held)
        {
            text.Add(' ').Add((int)held);
        }

        return Digest(text.Written);
    }

    private static long Of(long sourceVersion, DateTimeOffset? occurred, SettingsChanged settings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{sourceVersion} {occurred?.UtcTicks}{Separator}");
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

    private static long Digest(string text) => Digest(Encoding.UTF8.GetBytes(text));

    private static long Digest(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>Text as octets, in room that is enough for it.</summary>
    private ref struct Utf8Text(Span<byte> room)
    {
        private readonly Span<byte> _room = room;
        private int _used;

        public readonly ReadOnlySpan<byte> Written => _room[.._used];

        [UnscopedRef]
        public ref Utf8Text Add(char ascii)
        {
            _room[_used++] = (byte)ascii;
            return ref this;
        }

        [UnscopedRef]
        public ref Utf8Text Add(long number)
        {
            number.TryFormat(_room[_used..], out var written, default, CultureInfo.InvariantCulture);
            _used += written;
            return ref this;
        }

        [UnscopedRef]
        public ref Utf8Text Add(string text)
        {
            _used += Encoding.UTF8.GetBytes(text, _room[_used..]);
            return ref this;
        }
    }
}
