using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// An account's members in one value: version, count, then of each the identity, the legacy role and the Partner Center roles.
/// </summary>
internal static class RosterCodec
{
    private const byte Version = 1;
    private const int NoRole = 0;

    public static byte[] Encode(IReadOnlyList<Member> members) => PackedWriter.Pack(members, Write);

    /// <summary>Members in the legacy portal.</summary>
    public static byte[] Encode(Dictionary<Principal, LegacyRole> members) => PackedWriter.Pack(members, Write);

    private static void Write(PackedWriter writer, IReadOnlyList<Member> members)
    {
        writer.Byte(Version);
        writer.Number(members.Count);
        foreach (var member in members)
        {
            Write(writer, member.Principal, member.LegacyRole, member.PartnerCenterRoles);
        }
    }

    private static void Write(PackedWriter writer, Dictionary<Principal, LegacyRole> members)
    {
        writer.Byte(Version);
        writer.Number(members.Count);
        foreach (var (principal, role) in members)
        {
            Write(writer, principal, role, PartnerCenterRoles.None);
        }
    }

    private static void Write(PackedWriter writer, Principal principal, LegacyRole? role, PartnerCenterRoles roles)
    {
        writer.Text(principal.Identity);
        writer.Number(role is { } held ? (int)held : NoRole);
        writer.Number((int)roles);
    }

    public static Member[] Decode(ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty || packed[0] != Version)
        {
            throw new InvalidDataException("A roster of an unknown version is stored.");
        }

        var reader = new PackedReader(packed[1..]);
        var members = new Member[reader.Count()];
        for (var i = 0; i < members.Length; i++)
        {
            var principal = Principal.Parse(reader.Text());
            var role = reader.Count();
            var roles = (PartnerCenterRoles)reader.Count();
            members[i] = new Member(principal, role == NoRole ? null : (LegacyRole)role, roles);
        }

        return members;
    }
}
