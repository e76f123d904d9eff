using System.Text;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// Writes values that are always read together, one after the other; numbers are variable-length. Written on the store's own
/// thread for every change, so it grows by itself and asks no buffer for every value.
/// </summary>
internal sealed class PackedWriter(int size = 1024)
{
    private const int LongestNumber = 10;
    private const int GuidLength = 16;
    private const int LongestCharacter = 3;

    [ThreadStatic]
    private static PackedWriter? _ofThread;

    private byte[] _buffer = new byte[size];
    private int _used;

    /// <summary>What one call writes, in a buffer that the next one of the thread uses again.</summary>
    public static byte[] Pack<T>(T value, Action<PackedWriter, T> write)
    {
        var writer = _ofThread ?? new PackedWriter();
        _ofThread = null;
        writer.Clear();
        write(writer, value);
        var packed = writer.Written.ToArray();
        _ofThread = writer;
        return packed;
    }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _used);

    public void Clear() => _used = 0;

    public void Byte(byte value)
    {
        EnsureRoom(1);
        _buffer[_used++] = value;
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Small numbers are short; negative ones take ten octets.</summary>
    public void Number(long value)
    {
        EnsureRoom(LongestNumber);
        var left = (ulong)value;
        for (; left >= 0x80; left >>= 7)
        {
            _buffer[_used++] = (byte)(left | 0x80);
        }

        _buffer[_used++] = (byte)left;
    }

    public void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        EnsureRoom(value.Length * LongestCharacter);
        _used += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_used));
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
        EnsureRoom(GuidLength);
        value.TryWriteBytes(_buffer.AsSpan(_used), bigEndian: true, out _);
        _used += GuidLength;
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

    /// <summary>A value of its own length, at most 127 octets, after that length.</summary>
    public void Block<T>(T value, Action<PackedWriter, T> write)
    {
        Byte(0);
        var start = _used;
        write(this, value);
        _buffer[start - 1] = (byte)checked((sbyte)(_used - start));
    }

    /// <summary>What was packed before.</summary>
    public void Octets(ReadOnlySpan<byte> packed)
    {
        EnsureRoom(packed.Length);
        packed.CopyTo(_buffer.AsSpan(_used));
        _used += packed.Length;
    }

    public void RemoveFirst(int octets)
    {
        _buffer.AsSpan(octets, _used - octets).CopyTo(_buffer);
        _used -= octets;
    }

    private void EnsureRoom(int length)
    {
        if (_buffer.Length - _used < length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + length));
        }
    }
}
