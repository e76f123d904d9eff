using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Importing;

/// <summary>One of the files that make up a fleet.</summary>
internal interface IImportKind
{
    string FileName { get; }

    Task<ImportResult> RunAsync(
        Session session,
        FileInfo file,
        IImportProgress progress,
        CancellationToken cancellation
    );
}
