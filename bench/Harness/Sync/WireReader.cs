namespace PublisherMigration.Harness.Sync;

/// <summary>Walks over the fields of an encoded message without making objects of them.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int LengthDelimited = 2;

    private ReadOnlySpan<byte> rest = message;

    public int Field { get; private set; }

    /// <summary>Octets of a length-delimited field.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    public bool Read()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var tag = Varint();
        Field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                Varint();
                break;
            case 1:
                rest = rest[sizeof(ulong)..];
                break;
            case LengthDelimited:
                var length = (int)Varint();
                Content = rest[..length];
                rest = rest[length..];
                break;
            case 5:
                rest = rest[sizeof(uint)..];
                break;
            default:
                throw new BenchException($"wire type {tag & 7} in an answer");
        }

        return true;
    }

    private ulong Varint()
    {
        var value = 0UL;
        var shift = 0;
        byte next;
        do
        {
            next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7f) << shift;
            shift += 7;
        } while (next >= 0x80);

        return value;
    }
}
