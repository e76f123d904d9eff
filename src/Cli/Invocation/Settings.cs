namespace PublisherMigration.Cli.Invocation;

/// <summary>The global options after environment and defaults.</summary>
internal sealed record Settings
{
    public required Uri Server { get; init; }
    public string? Token { get; init; }
    public string? CaFile { get; init; }
    public required string Language { get; init; }
    public required TimeSpan Timeout { get; init; }
    public bool Json { get; init; }
    public bool Color { get; init; }
}
