namespace PublisherMigration.Harness.Sync;

/// <summary>Counts the changes of the feed without making objects of them.</summary>
internal sealed class FeedCount
{
    private const int ChangesField = 1;

    public long Changes { get; private set; }

    /// <summary>Messages with changes in them.</summary>
    public long Messages { get; private set; }

    public long Octets { get; private set; }

    public void Take(ReadOnlySpan<byte> message)
    {
        var before = Changes;
        var reader = new WireReader(message);
        while (reader.Read())
        {
            Changes += reader.Field == ChangesField ? 1 : 0;
        }

        Messages += Changes > before ? 1 : 0;
        Octets += message.Length;
    }
}
