namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>Where the pieces of a WAL begin and end: its header, and of each frame the header and the page.</summary>
internal static class WalFrames
{
    public const int PageBytes = 4096;
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;

    /// <summary>
    /// A write to a WAL may have many pieces, of which a loss of power leaves some: it is as many writes. Others are what they
    /// are.
    /// </summary>
    public static IEnumerable<Written> PartsOf(Written written)
    {
        if (written.File is not (StoreFile.Wal or StoreFile.PortalWal))
        {
            yield return written;
            yield break;
        }

        for (var done = 0; done < written.Data.Length; )
        {
            var offset = written.Offset + done;
            var length = (int)Math.Min(NextBorder(offset) - offset, written.Data.Length - done);
            yield return new Written(written.File, offset, written.Data[done..(done + length)]);
            done += length;
        }
    }

    private static long NextBorder(long offset)
    {
        if (offset < HeaderBytes)
        {
            return HeaderBytes;
        }

        var within = (offset - HeaderBytes) % (FrameHeaderBytes + PageBytes);
        var border = within < FrameHeaderBytes ? FrameHeaderBytes : FrameHeaderBytes + PageBytes;
        return offset - within + border;
    }
}
