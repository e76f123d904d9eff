namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>The files of a store at every instant of its life: what was synced, and what was only written.</summary>
internal sealed class RecordedDisk
{
    /// <summary>A content is kept every so many events, so that no instant is far from one.</summary>
    private const int BetweenContents = 64;

    private readonly IReadOnlyList<DiskEvent> _events;
    private readonly Dictionary<StoreFile, byte[][]> _contents;

    /// <param name="first">What was on disk when the life began.</param>
    /// <param name="events">What was done since.</param>
    public RecordedDisk(IReadOnlyDictionary<StoreFile, byte[]> first, IReadOnlyList<DiskEvent> events)
    {
        _events = events;
        _contents = Enum.GetValues<StoreFile>()
            .ToDictionary(file => file, file => ContentsOf(file, first.GetValueOrDefault(file, [])));
    }

    public IReadOnlyList<DiskEvent> Events => _events;

    /// <summary>The file once so many events have happened.</summary>
    public UnsyncedFile At(int count, StoreFile file)
    {
        var since = 0;
        for (var i = 0; i < count; i++)
        {
            if (_events[i] is Synced synced && synced.File == file)
            {
                since = Math.Max(since, synced.Since);
            }
        }

        var kept = since / BetweenContents;
        return new UnsyncedFile(
            _contents[file][kept],
            [.. Changes(file, kept * BetweenContents, since)],
            [.. Changes(file, since, count)]
        );
    }

    /// <summary>The last answers that were given before so many events had happened.</summary>
    public Answered AnsweredAt(int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (_events[i] is Answered answered)
            {
                return answered;
            }
        }

        return new Answered(0, 0);
    }

    private byte[][] ContentsOf(StoreFile file, byte[] first)
    {
        var contents = new List<byte[]>();
        using var content = new MemoryStream();
        content.Write(first);
        for (var i = 0; i <= _events.Count; i++)
        {
            if (i % BetweenContents == 0)
            {
                contents.Add(content.ToArray());
            }

            if (i < _events.Count && _events[i] is FileEvent done && done.File == file)
            {
                UnsyncedFile.Apply(content, done);
            }
        }

        return [.. contents];
    }

    private IEnumerable<FileEvent> Changes(StoreFile file, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_events[i] is FileEvent done and not Synced && done.File == file)
            {
                yield return done;
            }
        }
    }
}
