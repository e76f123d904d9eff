using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// A migrated account in one value: its members first, since most reads want only these, then all that decisions rest on. The
/// members of a large account are rows of their own.
/// </summary>
internal static class SyncedAccountCodec
{
    private const byte Version = 1;

    public static void Write(PackedWriter writer, PackedAccount account, bool isSpilled)
    {
        var state = account.State;
        writer.Byte(Version);
        writer.Text(state.Settings.DisplayName);
        writer.Number(isSpilled ? 0 : state.Members.Count);
        if (!isSpilled)
        {
            foreach (var member in state.Members)
            {
                writer.Text(member.Principal.Identity);
                SubjectCodec.Write(writer, member);
            }
        }

        account.Positions.Write(writer);
        writer.Text(state.PartnerCenterAccountId);
        writer.Time(state.MigrateTime);
        writer.Number(state.Sequence);
        writer.Number(state.RestatedSequence);
        writer.Number(state.RosterFloor);
        writer.TextOrNull(state.Settings.ContactEmail);
        writer.TextOrNull(state.Settings.SupportUri);
        foreach (var touch in state.SettingsTouches)
        {
            SubjectCodec.Write(writer, touch);
        }

        Write(writer, state.RoleChanges);
        Write(writer, state.LastRoster);
        Write(writer, state.HeldRoster);
        Write(writer, state.LastRefusal);
        writer.Flag(account.HasSpilledMemories);
        account.Memories.Write(writer);
    }

    public static PackedAccount Read(PublisherId id, ReadOnlySpan<byte> packed)
    {
        var reader = Open(packed);
        var displayName = reader.Text();
        var members = ReadMembers(ref reader);
        var positions = ChangePositions.Read(ref reader);
        var state = new SyncedAccountSnapshot(
            id,
            reader.Text(),
            reader.Time(),
            reader.Number(),
            reader.Number(),
            reader.Number(),
            new AccountSettings(displayName, reader.TextOrNull(), reader.TextOrNull()),
            [
                SubjectCodec.ReadTouch(ref reader),
                SubjectCodec.ReadTouch(ref reader),
                SubjectCodec.ReadTouch(ref reader),
            ],
            members,
            ReadRoleChanges(ref reader),
            ReadMark(ref reader),
            ReadMark(ref reader),
            ReadRefusal(ref reader)
        );
        var hasSpilledMemories = reader.Flag();
        return new PackedAccount(state, positions, hasSpilledMemories, PackedMemories.Read(ref reader));
    }

    /// <summary>Only what an account's other readers want; without members for a large account.</summary>
    public static StoredRoster ReadRoster(ReadOnlySpan<byte> packed)
    {
        var reader = Open(packed);
        var displayName = reader.Text();
        var members = ReadMembers(ref reader);
        _ = ChangePositions.Read(ref reader);
        return new StoredRoster(displayName, reader.Text(), members);
    }

    private static PackedReader Open(ReadOnlySpan<byte> packed)
    {
        var reader = new PackedReader(packed);
        return reader.Byte() == Version
            ? reader
            : throw new InvalidDataException("A migrated account of an unknown version is stored.");
    }

    private static List<MemberSubject> ReadMembers(ref PackedReader reader)
    {
        var count = reader.Count();
        var members = new List<MemberSubject>(count);
        for (var i = 0; i < count; i++)
        {
            members.Add(SubjectCodec.Read(Principal.Parse(reader.Text()), ref reader));
        }

        return members;
    }

    private static void Write(PackedWriter writer, IReadOnlyList<RoleChange> changes)
    {
        writer.Number(changes.Count);
        foreach (var change in changes)
        {
            writer.Text(change.Principal.Identity);
            writer.Byte((byte)change.Before.GetValueOrDefault());
            writer.Time(change.Time);
        }
    }

    private static RoleChange[] ReadRoleChanges(ref PackedReader reader)
    {
        var changes = new RoleChange[reader.Count()];
        for (var i = 0; i < changes.Length; i++)
        {
            var principal = Principal.Parse(reader.Text());
            var before = reader.Byte();
            changes[i] = new RoleChange(principal, before == 0 ? null : (LegacyRole)before, reader.Time());
        }

        return changes;
    }

    private static void Write(PackedWriter writer, RosterMark? mark)
    {
        writer.Flag(mark is not null);
        if (mark is null)
        {
            return;
        }

        writer.Number(mark.SourceVersion);
        writer.Number(mark.Fingerprint);
        writer.GuidOrNull(mark.HoldId);
        writer.Number(mark.ComparedAt);
        var counts = mark.Counts;
        ReadOnlySpan<long> numbers =
        [
            counts.Added,
            counts.RolesChanged,
            counts.Removed,
            counts.SettingsChanged,
            counts.Unchanged,
            counts.Newer,
            counts.FirstSequence,
            counts.LastSequence,
        ];
        foreach (var number in numbers)
        {
            writer.Number(number);
        }
    }

    private static RosterMark? ReadMark(ref PackedReader reader)
    {
        if (!reader.Flag())
        {
            return null;
        }

        var (version, fingerprint, hold) = (reader.Number(), reader.Number(), reader.GuidOrNull());
        var comparedAt = reader.Number();
        var counts = new RosterCounts(
            reader.Count(),
            reader.Count(),
            reader.Count(),
            reader.Count(),
            reader.Count(),
            reader.Count(),
            reader.Number(),
            reader.Number()
        );
        return new RosterMark(version, fingerprint, counts, hold, comparedAt);
    }

    private static void Write(PackedWriter writer, RefusedChange? refusal)
    {
        writer.Flag(refusal is not null);
        if (refusal is null)
        {
            return;
        }

        writer.Guid(refusal.ChangeId);
        writer.Number(refusal.SourceVersion);
        writer.Time(refusal.Time);
        writer.Number((int)refusal.Violation.Reason);
        writer.Number(refusal.Violation.Metadata.Count);
        foreach (var (key, value) in refusal.Violation.Metadata)
        {
            writer.Text(key);
            writer.Text(value);
        }
    }

    private static RefusedChange? ReadRefusal(ref PackedReader reader)
    {
        if (!reader.Flag())
        {
            return null;
        }

        var (changeId, version, time) = (reader.Guid(), reader.Number(), reader.Time());
        var reason = (Reason)reader.Count();
        var count = reader.Count();
        var words = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            words.Add(reader.Text(), reader.Text());
        }

        return new RefusedChange(changeId, version, new RuleViolation(reason, words), time);
    }
}
