using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>What was answered under a change id, without the id.</summary>
internal static class RememberedCodec
{
    public static void Write(PackedWriter writer, RememberedChange change)
    {
        writer.Number(change.Fingerprint);
        writer.Byte((byte)change.Outcome);
        writer.Number(change.Sequence);
        writer.Number(change.Position);
        writer.GuidOrNull(change.HoldId);
        writer.Time(change.Time);
    }

    public static RememberedChange Read(Guid changeId, ref PackedReader reader) =>
        new(
            changeId,
            reader.Number(),
            (ChangeOutcome)reader.Byte(),
            reader.Number(),
            reader.Number(),
            reader.GuidOrNull(),
            reader.Time()
        );
}
