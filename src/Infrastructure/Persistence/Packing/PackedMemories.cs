using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// Answered change ids with their answers as they are stored, oldest first: most are written over and over and never looked
/// at, so that they stay packed in memory too.
/// </summary>
internal sealed class PackedMemories
{
    private const int GuidLength = 16;
    private const int FirstSize = 256;

    private readonly PackedWriter _packed;

    public PackedMemories()
        : this(new PackedWriter(FirstSize), count: 0) { }

    private PackedMemories(PackedWriter packed, int count)
    {
        _packed = packed;
        Count = count;
    }

    public int Count { get; private set; }

    public static PackedMemories Read(ref PackedReader reader)
    {
        var count = reader.Count();
        var all = reader;
        for (var i = 0; i < count; i++)
        {
            reader.Skip(GuidLength);
            reader.Skip(reader.Count());
        }

        var packed = new PackedWriter(FirstSize);
        packed.Octets(all.Until(reader));
        return new PackedMemories(packed, count);
    }

    public RememberedChange? Find(Guid changeId)
    {
        var reader = new PackedReader(_packed.Written);
        for (var i = 0; i < Count; i++)
        {
            if (reader.Guid() == changeId)
            {
                _ = reader.Count();
                return RememberedCodec.Read(changeId, ref reader);
            }

            reader.Skip(reader.Count());
        }

        return null;
    }

    public void Add(RememberedChange change)
    {
        _packed.Guid(change.ChangeId);
        _packed.Block(change, RememberedCodec.Write);
        Count++;
    }

    /// <summary>Takes the oldest away.</summary>
    public List<RememberedChange> TakeOldest(int count)
    {
        var taken = new List<RememberedChange>(count);
        var reader = new PackedReader(_packed.Written);
        while (taken.Count < count)
        {
            var changeId = reader.Guid();
            _ = reader.Count();
            taken.Add(RememberedCodec.Read(changeId, ref reader));
        }

        _packed.RemoveFirst(_packed.Written.Length - reader.Left);
        Count -= count;
        return taken;
    }

    public void Write(PackedWriter writer)
    {
        writer.Number(Count);
        writer.Octets(_packed.Written);
    }
}
