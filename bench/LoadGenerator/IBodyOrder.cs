namespace PublisherMigration.LoadGenerator;

/// <summary>Which body a stream sends next.</summary>
internal interface IBodyOrder
{
    /// <summary>A body for that stream to send, or null when it has none left. Asking uses nothing up.</summary>
    int? Next(int stream);

    /// <summary>That stream has sent what it was told last.</summary>
    void Advance(int stream);
}
