using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.Harness.Reporting;

namespace PublisherMigration.Harness.Goals;

/// <summary>P5: the import stream beside raw batched inserts of the very rows that it wrote.</summary>
internal sealed class ImportPublishers : IGoal
{
    private const string Work = "`ImportPublishers`, 3 members each";
    private const int PublishersPerTransaction = 1_000;

    public string Id => "P5";

    public bool NeedsOurServer => true;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var messages = bench.Fleet.PublisherMessages();
        var before = Path.Combine(bench.NewDirectory("before"), "before.db");
        await using (
            var server = await ServerProcess.StartAsync(Commands.Api(bench.ApiDirectory, before), cancellation)
        )
        {
            using var import = new FleetImport(server.Endpoint);
            await import.DirectoriesAsync(cancellation);
        }

        var imported = "";
        var pairs = await Pairs.MeasureAsync(
            bench.Options.Rounds,
            async () =>
            {
                imported = CopyOf(before, bench.NewDirectory($"import-{Guid.NewGuid():N}"));
                return new ImportFigures("server", await ImportAsync(bench, imported, messages, cancellation), null);
            },
            async () =>
            {
                var transactions = Math.Max(1, bench.Fleet.Publishers / PublishersPerTransaction);
                var raw = await RawInserts.ImportAsync(before, imported, transactions, cancellation);
                Directory.Delete(Path.GetDirectoryName(imported)!, recursive: true);
                return new ImportFigures("raw inserts", TimeSpan.FromSeconds(raw.Seconds), raw);
            },
            cancellation
        );
        var octets = messages.Sum(message => (double)message.Length) / bench.Fleet.Publishers;
        var raw = pairs[0].Theirs.Raw!;
        return new GoalReport(
            new ReportTable(
                $"{Id}: {Work}",
                $"{bench.Fleet.Publishers:N0} publishers of {octets:N0} octets, {messages.Count:N0} messages. {raw.Describe()}",
                ImportFigures.Columns,
                [
                    .. pairs.SelectMany(
                        (pair, i) => new[] { pair.Ours.Row(i + 1, bench.Fleet), pair.Theirs.Row(i + 1, bench.Fleet) }
                    ),
                ]
            ),
            [Verdict.AtLeast(Id, Work, "publishers/s", 0.5, pairs, figures => figures.PerSecond(bench.Fleet))]
        );
    }

    /// <summary>Imports the directories again first, as an operator's session does: nothing changes, all is warm.</summary>
    private static async Task<TimeSpan> ImportAsync(
        Bench bench,
        string database,
        List<byte[]> messages,
        CancellationToken cancellation
    )
    {
        await using var server = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, database),
            cancellation
        );
        using var import = new FleetImport(server.Endpoint);
        await import.DirectoriesAsync(cancellation);
        return await import.PublishersAsync(messages, cancellation);
    }

    private static string CopyOf(string database, string directory)
    {
        var copy = Path.Combine(directory, "imported.db");
        File.Copy(database, copy);
        return copy;
    }
}
