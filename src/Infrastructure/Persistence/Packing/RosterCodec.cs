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

    private static void Write(PackedWriter writer, IReadOnlyList<Member> members)
    {
        writer.Byte(Version);
        writer.Number(members.Count);
        foreach (var member in members)
        {
            writer.Text(member.Principal.Identity);
            writer.Number(member.LegacyRole is { } role ? (int)role : NoRole);
            writer.Number((int)member.PartnerCenterRoles);
        }
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
