using System.Buffers;
using System.Text;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// An account's members in one value: version, count, then of each the length of its identity, the identity in UTF-8, the
/// legacy role and the Partner Center roles. Numbers are variable-length.
/// </summary>
internal static class RosterCodec
{
    private const byte Version = 1;
    private const int NoRole = 0;

    public static byte[] Encode(IReadOnlyList<Member> members)
    {
        var writer = new ArrayBufferWriter<byte>(16 + (members.Count * 48));
        writer.GetSpan(1)[0] = Version;
        writer.Advance(1);
        WriteNumber(writer, members.Count);
        foreach (var member in members)
        {
            var identity = member.Principal.Identity;
            WriteNumber(writer, Encoding.UTF8.GetByteCount(identity));
            Encoding.UTF8.GetBytes(identity, writer);
            WriteNumber(writer, member.LegacyRole is { } role ? (int)role : NoRole);
            WriteNumber(writer, (int)member.PartnerCenterRoles);
        }

        return writer.WrittenSpan.ToArray();
    }

    public static Member[] Decode(ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty || packed[0] != Version)
        {
            throw new InvalidDataException("A roster of an unknown version is stored.");
        }

        var rest = packed[1..];
        var members = new Member[ReadNumber(ref rest)];
        for (var i = 0; i < members.Length; i++)
        {
            var length = ReadNumber(ref rest);
            var principal = Principal.Parse(Encoding.UTF8.GetString(rest[..length]));
            rest = rest[length..];
            var role = ReadNumber(ref rest);
            var roles = (PartnerCenterRoles)ReadNumber(ref rest);
            members[i] = new Member(principal, role == NoRole ? null : (LegacyRole)role, roles);
        }

        return members;
    }

    private static void WriteNumber(ArrayBufferWriter<byte> writer, int number)
    {
        var left = (uint)number;
        var span = writer.GetSpan(5);
        var used = 0;
        for (; left >= 0x80; left >>= 7)
        {
            span[used++] = (byte)(left | 0x80);
        }

        span[used++] = (byte)left;
        writer.Advance(used);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> rest)
    {
        var number = 0;
        var shift = 0;
        byte next;
        do
        {
            next = rest[0];
            rest = rest[1..];
            number |= (next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);

        return number;
    }
}
