namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// The positions of an account's last changes by sequence, so that its history is found without an index over all changes.
/// Older ones lie in blocks of their own.
/// </summary>
internal sealed class ChangePositions(long firstSequence, List<long> positions)
{
    private const byte Version = 1;

    /// <summary>The sequence to which the first position belongs.</summary>
    public long FirstSequence { get; private set; } = firstSequence;

    public List<long> Positions { get; } = positions;

    public void Add(long position) => Positions.Add(position);

    /// <summary>Takes the oldest away, to be stored as a block.</summary>
    public ChangePositions TakeOldest(int count)
    {
        var block = new ChangePositions(FirstSequence, Positions.GetRange(0, count));
        Positions.RemoveRange(0, count);
        FirstSequence += count;
        return block;
    }

    public void Write(PackedWriter writer)
    {
        writer.Byte(Version);
        writer.Number(FirstSequence);
        writer.Number(Positions.Count);
        var last = 0L;
        foreach (var position in Positions)
        {
            writer.Number(position - last);
            last = position;
        }
    }

    public static ChangePositions Read(ref PackedReader reader)
    {
        if (reader.Byte() != Version)
        {
            throw new InvalidDataException("Positions of an unknown version are stored.");
        }

        var first = reader.Number();
        var positions = new List<long>(reader.Count());
        var last = 0L;
        for (var i = 0; i < positions.Capacity; i++)
        {
            last += reader.Number();
            positions.Add(last);
        }

        return new ChangePositions(first, positions);
    }
}
