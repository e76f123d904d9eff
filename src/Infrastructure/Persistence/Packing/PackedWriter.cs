using System.Buffers;
using System.Text;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>Writes values that are always read together, one after the other; numbers are variable-length.</summary>
internal sealed class PackedWriter
{
    private const int LongestNumber = 10;
    private const int GuidLength = 16;
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Small numbers are short; negative ones take ten octets.</summary>
    public void Number(long value)
    {
        var left = (ulong)value;
        var span = _buffer.GetSpan(LongestNumber);
        var used = 0;
        for (; left >= 0x80; left >>= 7)
        {
            span[used++] = (byte)(left | 0x80);
        }

        span[used++] = (byte)left;
        _buffer.Advance(used);
    }

    public void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _buffer);
    }

    public void TextOrNull(string? value)
    {
        Flag(value is not null);
        if (value is not null)
        {
            Text(value);
        }
    }

    public void Guid(Guid value)
    {
        value.TryWriteBytes(_buffer.GetSpan(GuidLength), bigEndian: true, out _);
        _buffer.Advance(GuidLength);
    }

    public void GuidOrNull(Guid? value)
    {
        Flag(value is not null);
        if (value is { } known)
        {
            Guid(known);
        }
    }

    public void Time(DateTimeOffset value) => Number(Micros.Of(value));
}
