namespace PublisherMigration.Cli.Rendering;

/// <summary>What a line means; only colour follows from it, so nothing is lost without colours.</summary>
internal enum Tone
{
    Plain,
    Good,
    Warning,
    Bad,
    Quiet,
}
