namespace PublisherMigration.Disk.Trace;

/// <summary>
/// What SQLite writes to a WAL: its header, and of each frame the header and the page, each of which a write has alone or
/// together with others.
/// </summary>
internal static class WalPieces
{
    public const int FrameHeaderBytes = 24;
    public const int PageBytes = 4096;
    private const int HeaderBytes = 32;

    /// <summary>The pieces of one write, in order.</summary>
    public static IEnumerable<(long Offset, byte[] Data)> Of(long offset, byte[] data)
    {
        for (var done = 0; done < data.Length; )
        {
            var begin = offset + done;
            var length = (int)Math.Min(EndOfPiece(begin) - begin, data.Length - done);
            yield return (begin, data[done..(done + length)]);
            done += length;
        }
    }

    private static long EndOfPiece(long offset)
    {
        if (offset < HeaderBytes)
        {
            return HeaderBytes;
        }

        var within = (offset - HeaderBytes) % (FrameHeaderBytes + PageBytes);
        return offset - within + (within < FrameHeaderBytes ? FrameHeaderBytes : FrameHeaderBytes + PageBytes);
    }
}
