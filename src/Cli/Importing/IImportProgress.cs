namespace PublisherMigration.Cli.Importing;

/// <summary>Hears how far an import has come.</summary>
internal interface IImportProgress
{
    void Advance(long bytes, int items);
}
