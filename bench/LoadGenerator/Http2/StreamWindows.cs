namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>Flow control of one stream that carries more than a window.</summary>
internal sealed class StreamWindows
{
    /// <summary>Octets received and not yet given back to the server.</summary>
    public int Unreturned;

    /// <summary>Octets that may be sent.</summary>
    public long Send { get; set; }
}
