namespace PublisherMigration.LoadGenerator;

/// <summary>Which body a stream sends next.</summary>
internal interface IBodyOrder
{
    /// <summary>The next body of that stream, or null when it has none left. Asking again answers alike or as well.</summary>
    int? Next(int stream);

    /// <summary>The body that was answered last was sent.</summary>
    void Advance(int stream);
}
