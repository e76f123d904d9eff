namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>
/// Changes one after the other, each as field 1 of a protobuf message: what the feed's messages carry. A bounded number of
/// octets, but at least one change.
/// </summary>
/// <param name="mostBytes">How much at most.</param>
/// <param name="expectedBytes">What is probably needed; taken at once.</param>
internal struct FeedFrames(int mostBytes, int expectedBytes)
{
    /// <summary>Field 1, length-delimited.</summary>
    private const byte Tag = (1 << 3) | 2;

    private const int BitsOfLength = 7;

    private byte[] _page = [];
    private int _used;

    public int Count { get; private set; }

    public readonly ReadOnlyMemory<byte> Written => _page.AsMemory(0, _used);

    /// <summary>Says no when there is no room for it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> encoded)
    {
        var needed = _used + 1 + LengthOfLength(encoded.Length) + encoded.Length;
        if (needed > mostBytes && Count > 0)
        {
            return false;
        }

        if (needed > _page.Length)
        {
            Grow(needed);
        }

        var rest = _page.AsSpan(_used);
        var head = 0;
        rest[head++] = Tag;
        var left = (uint)encoded.Length;
        for (; left >= 0x80; left >>= BitsOfLength)
        {
            rest[head++] = (byte)(left | 0x80);
        }

        rest[head++] = (byte)left;
        encoded.CopyTo(rest[head..]);
        _used = needed;
        Count++;
        return true;
    }

    /// <summary>A page is written whole, so what it held before does not matter.</summary>
    private void Grow(int needed)
    {
        var size = Math.Max(needed, Math.Min(mostBytes, Math.Max(expectedBytes, 2 * _page.Length)));
        var larger = GC.AllocateUninitializedArray<byte>(size);
        _page.AsSpan(0, _used).CopyTo(larger);
        _page = larger;
    }

    private static int LengthOfLength(int length)
    {
        var octets = 1;
        for (var left = (uint)length; left >= 0x80; left >>= BitsOfLength)
        {
            octets++;
        }

        return octets;
    }
}
