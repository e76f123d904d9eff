namespace PublisherMigration.Cli.Importing;

/// <summary>Nobody looks.</summary>
internal sealed class NoProgress : IImportProgress
{
    public void Advance(long bytes, int items)
    {
        // Progress is for people at a terminal; a pipe gets the counts at the end.
    }
}
