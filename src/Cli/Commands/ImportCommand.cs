using System.CommandLine;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Commands;

internal sealed class ImportCommand : CliCommand
{
    private readonly Argument<DirectoryInfo> directory = new("DIR")
    {
        Description = "Folder with the files of the fleet",
    };

    public ImportCommand(Host host)
        : base(
            host,
            "import",
            "Loads tenants.jsonl, partner_memberships.jsonl and publishers.jsonl, in that order, as far as they are present. "
                + "A bad line stops nothing: it is listed with its number, and the command exits with 1. Repeating is harmless.",
            "migration import samples/fleet",
            "migration import samples/fleet --json | jq -r '.rejections[] | [.line, .reason] | @tsv'"
        ) => Arguments.Add(directory);

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        List<(IImportKind Kind, FileInfo File)> files = Present(arguments.GetRequiredValue(directory));
        List<ImportResult> results = session is { Settings.Json: false, Errors.IsTerminal: true }
            ? await ImportWithBarAsync(session, files, cancellation)
            : await ImportAsync(session, files, cancellation);
        if (!session.Settings.Json)
        {
            ImportView.Write(session.Out, results);
        }

        return results.TrueForAll(static result => result.Complete) ? ExitCodes.Ok : ExitCodes.Refused;
    }

    private static List<(IImportKind Kind, FileInfo File)> Present(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            throw new UsageException($"There is no folder '{folder}'.");
        }

        List<(IImportKind Kind, FileInfo File)> files =
        [
            .. ImportKinds
                .All.Select(kind => (kind, new FileInfo(Path.Combine(folder.FullName, kind.FileName))))
                .Where(static file => file.Item2.Exists),
        ];
        return files.Count > 0
            ? files
            : throw new UsageException(
                $"'{folder}' holds none of {string.Join(", ", ImportKinds.All.Select(static kind => kind.FileName))}."
            );
    }

    private static async Task<List<ImportResult>> ImportAsync(
        Session session,
        List<(IImportKind Kind, FileInfo File)> files,
        CancellationToken cancellation
    )
    {
        List<ImportResult> results = [];
        foreach ((IImportKind kind, FileInfo file) in files)
        {
            ImportResult result = await kind.RunAsync(session, file, new NoProgress(), cancellation);
            results.Add(result);
            if (session.Settings.Json)
            {
                session.Out.Json(ImportJson.Of(result));
            }
        }

        return results;
    }

    private static async Task<List<ImportResult>> ImportWithBarAsync(
        Session session,
        List<(IImportKind Kind, FileInfo File)> files,
        CancellationToken cancellation
    )
    {
        List<ImportResult> results = [];
        await ImportBar.RunAsync(
            session.Errors.Console,
            async bars =>
            {
                foreach ((IImportKind kind, FileInfo file) in files)
                {
                    var bar = bars.AddTask(kind.FileName, maxValue: Math.Max(1, file.Length));
                    results.Add(await kind.RunAsync(session, file, new ImportBar(bar), cancellation));
                    bar.Value = bar.MaxValue;
                    bar.StopTask();
                }
            }
        );
        return results;
    }
}
