using System.Text;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>Reads what <see cref="PackedWriter"/> wrote, in the same order.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> packed)
{
    private const int GuidLength = 16;
    private ReadOnlySpan<byte> _rest = packed;

    public byte Byte()
    {
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public bool Flag() => Byte() != 0;

    public long Number()
    {
        var number = 0UL;
        var shift = 0;
        byte next;
        do
        {
            next = Byte();
            number |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);

        return (long)number;
    }

    public int Count() => checked((int)Number());

    public string Text()
    {
        var length = Count();
        var text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }

    /// <summary>How many octets are left.</summary>
    public readonly int Left => _rest.Length;

    public void Skip(int octets) => _rest = _rest[octets..];

    /// <summary>What lies between here and where another reader of the same octets has come.</summary>
    public readonly ReadOnlySpan<byte> Until(PackedReader further) => _rest[..(_rest.Length - further._rest.Length)];

    public string? TextOrNull() => Flag() ? Text() : null;

    public Guid Guid()
    {
        var value = new Guid(_rest[..GuidLength], bigEndian: true);
        _rest = _rest[GuidLength..];
        return value;
    }

    public Guid? GuidOrNull() => Flag() ? Guid() : null;

    public DateTimeOffset Time() => Micros.ToTime(Number());
}
