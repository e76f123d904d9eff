using System.Buffers;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>A change as field 1 of a protobuf message: what the feed's messages carry.</summary>
internal static class FeedFrame
{
    /// <summary>Field 1, length-delimited.</summary>
    private const byte Tag = (1 << 3) | 2;

    private const int LongestHead = 6;

    public static void Write(ArrayBufferWriter<byte> page, ReadOnlySpan<byte> encoded)
    {
        var span = page.GetSpan(encoded.Length + LongestHead);
        var used = 0;
        span[used++] = Tag;
        var left = (uint)encoded.Length;
        for (; left >= 0x80; left >>= 7)
        {
            span[used++] = (byte)(left | 0x80);
        }

        span[used++] = (byte)left;
        encoded.CopyTo(span[used..]);
        page.Advance(used + encoded.Length);
    }
}
