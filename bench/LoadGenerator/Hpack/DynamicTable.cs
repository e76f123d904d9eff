namespace PublisherMigration.LoadGenerator.Hpack;

/// <summary>The fields that the server asked to be remembered, newest first (RFC 7541, 2.3.2).</summary>
internal sealed class DynamicTable
{
    /// <summary>What we announce, which is the protocol's default.</summary>
    public const int Limit = 4096;

    private readonly List<HeaderField> fields = [];
    private int capacity = Limit;
    private int size;

    public HeaderField this[int index] =>
        (uint)index < (uint)fields.Count
            ? fields[fields.Count - 1 - index]
            : throw new LoadException($"header index {index} is beyond the dynamic table");

    public void Add(HeaderField field)
    {
        Evict(capacity - field.Size);
        if (field.Size <= capacity)
        {
            fields.Add(field);
            size += field.Size;
        }
    }

    public void Resize(int newCapacity)
    {
        if (newCapacity > Limit)
        {
            throw new LoadException($"dynamic table of {newCapacity} octets is above the announced {Limit}");
        }

        capacity = newCapacity;
        Evict(capacity);
    }

    private void Evict(int target)
    {
        var evicted = 0;
        while (size > target && evicted < fields.Count)
        {
            size -= fields[evicted++].Size;
        }

        fields.RemoveRange(0, evicted);
    }
}
