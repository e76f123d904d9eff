using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>A member of a migrated account without its identity, and how far a subject has come.</summary>
internal static class SubjectCodec
{
    public static void Write(PackedWriter writer, MemberSubject subject)
    {
        writer.Number((int)subject.Roles);
        Write(writer, subject.Touch);
    }

    public static MemberSubject Read(Principal principal, ref PackedReader reader) =>
        new(principal, (PartnerCenterRoles)reader.Count(), ReadTouch(ref reader));

    public static void Write(PackedWriter writer, LastTouch touch)
    {
        writer.Number(touch.Version);
        writer.Number(touch.Sequence);
        writer.GuidOrNull(touch.ChangeId);
        writer.Time(touch.Sequence == 0 ? DateTimeOffset.UnixEpoch : touch.Time);
    }

    public static LastTouch ReadTouch(ref PackedReader reader)
    {
        var (version, sequence, change, time) = (reader.Number(), reader.Number(), reader.GuidOrNull(), reader.Time());
        return new LastTouch(version, sequence, change, sequence == 0 ? default : time);
    }
}
