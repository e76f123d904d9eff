namespace PublisherMigration.Harness.Contestants;

/// <summary>How a server is started and how it is found out that it serves.</summary>
internal sealed record ServerCommand
{
    public required string Name { get; init; }

    public required string Program { get; init; }

    public required string Directory { get; init; }

    public Func<int, string[]> Arguments { get; init; } = _ => [];

    public Func<int, Dictionary<string, string>> Settings { get; init; } = _ => [];

    /// <summary>A method that is asked with <see cref="ProbeMessage"/> until it answers <see cref="ProbeAnswer"/>.</summary>
    public required string ProbePath { get; init; }

    public required byte[] ProbeMessage { get; init; }

    public required byte[] ProbeAnswer { get; init; }
}
