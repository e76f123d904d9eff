namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>A file at the moment at which the power goes.</summary>
/// <param name="content">What was in it at some instant before.</param>
/// <param name="synced">What was done to it from then on, and is certain to be on disk.</param>
/// <param name="unsynced">What was done to it since, in order; any of it may be on disk, or half.</param>
internal sealed class UnsyncedFile(byte[] content, IReadOnlyList<FileEvent> synced, IReadOnlyList<FileEvent> unsynced)
{
    /// <summary>A disk writes sectors; what else is in the sector of a write stays as it is.</summary>
    private const int Sector = 512;

    private const int MostBits = 8;

    /// <summary>
    /// What a frame's checksum takes at once: of other bits in one such group it is never the same. In two places it may be, since
    /// it is a sum: two highest bits of words make up for one another in one case of three.
    /// </summary>
    private const int Group = 8;

    public IReadOnlyList<FileEvent> Unsynced => unsynced;

    /// <summary>Writes the file as the next start finds it.</summary>
    public void Leave(Stream file, Fate fate, Random random)
    {
        file.Write(content);
        Apply(file, synced);
        if (unsynced.Count > 0)
        {
            Befall(file, fate, random);
        }
    }

    public static void Apply(Stream file, FileEvent done)
    {
        switch (done)
        {
            case Written written:
                Write(file, written.Offset, written.Data);
                break;
            case Truncated truncated:
                file.SetLength(truncated.Length);
                break;
            default:
                break;
        }
    }

    private void Befall(Stream file, Fate fate, Random random)
    {
        switch (fate)
        {
            case Fate.Lost:
                break;
            case Fate.Kept:
                Apply(file, unsynced);
                break;
            case Fate.Cut:
                Cut(file, random);
                break;
            case Fate.Scattered:
                Scatter(file, random);
                break;
            case Fate.Flipped:
                Flip(file, random);
                break;
            case Fate.Overwritten:
                Overwrite(file, random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fate), fate, message: null);
        }
    }

    private static void Apply(Stream file, IEnumerable<FileEvent> all)
    {
        foreach (var done in all)
        {
            Apply(file, done);
        }
    }

    private void Cut(Stream file, Random random)
    {
        var whole = random.Next(unsynced.Count);
        Apply(file, unsynced.Take(whole));
        if (unsynced[whole] is Written { Data: var data, Offset: var offset })
        {
            Write(file, offset, data.AsSpan(0, random.Next(data.Length)));
        }
    }

    private void Scatter(Stream file, Random random)
    {
        var share = random.NextDouble();
        foreach (var done in unsynced)
        {
            if (done is Written written)
            {
                foreach (var (offset, part) in Sectors(written))
                {
                    if (random.NextDouble() < share)
                    {
                        Write(file, offset, part.Span);
                    }
                }
            }
            else if (random.NextDouble() < share)
            {
                Apply(file, done);
            }
        }

        var end = unsynced.OfType<Written>().Select(End).DefaultIfEmpty().Max();
        if (end > file.Length && random.Next(2) == 0)
        {
            // The length is on disk, what was to be there is not.
            file.SetLength(end);
        }
    }

    private void Flip(Stream file, Random random)
    {
        var count = 1 + random.Next(unsynced.Count);
        Apply(file, unsynced.Take(count));
        // Mostly in the last one; its neighbours' turn comes too.
        var last = Math.Max(0, count - 1 - random.Next(3));
        if (unsynced[last] is not Written { Data.Length: >= Group } written)
        {
            return;
        }

        var group = written.Offset + (Group * random.Next(written.Data.Length / Group));
        for (var bits = 1 + random.Next(MostBits); bits > 0; bits--)
        {
            var at = group + random.Next(Group);
            if (at < file.Length)
            {
                file.Position = at;
                var octet = file.ReadByte();
                file.Position = at;
                file.WriteByte((byte)(octet ^ (1 << random.Next(8))));
            }
        }
    }

    private void Overwrite(Stream file, Random random)
    {
        Apply(file, unsynced);
        var share = random.NextDouble();
        var noise = new byte[Sector];
        foreach (var (offset, part) in unsynced.OfType<Written>().SelectMany(Sectors))
        {
            if (random.NextDouble() < share && offset + part.Length <= file.Length)
            {
                random.NextBytes(noise);
                Write(file, offset, noise.AsSpan(0, part.Length));
            }
        }
    }

    private static IEnumerable<(long Offset, ReadOnlyMemory<byte> Part)> Sectors(Written written)
    {
        for (var done = 0; done < written.Data.Length; )
        {
            var offset = written.Offset + done;
            var length = Math.Min(Sector - (int)(offset % Sector), written.Data.Length - done);
            yield return (offset, written.Data.AsMemory(done, length));
            done += length;
        }
    }

    private static long End(Written written) => written.Offset + written.Data.Length;

    private static void Write(Stream file, long offset, ReadOnlySpan<byte> data)
    {
        file.Position = offset;
        file.Write(data);
    }
}
