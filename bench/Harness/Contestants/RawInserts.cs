using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.RawSqlite;

namespace PublisherMigration.Harness.Contestants;

/// <summary>Runs the raw SQLite contestant in a process of its own, as the server is.</summary>
internal static class RawInserts
{
    /// <summary>The rows by which the second database exceeds the first.</summary>
    public static Task<RawSqliteResult> ImportAsync(
        string before,
        string after,
        int transactions,
        CancellationToken cancellation
    ) => RunAsync(["import", before, after, NewBeside(after), Text(transactions)], cancellation);

    /// <summary>One row a change, into a new database with the page size of ours.</summary>
    public static Task<RawSqliteResult> ChangesAsync(string ours, ChangeLoad load, CancellationToken cancellation) =>
        RunAsync(
            [
                "changes",
                ours,
                NewBeside(ours),
                Text(load.Changes),
                Text(load.ChangesPerMessage),
                Text(load.Publishers),
                Text((int)load.MeanOctets),
            ],
            cancellation
        );

    public static string Describe(this RawSqliteResult raw) =>
        $"Server's database: journal_mode {raw.SourceJournalMode}. Raw inserts: SQLite {raw.SqliteVersion}, journal_mode {raw.JournalMode}, synchronous {raw.Synchronous} "
        + $"(2 is FULL), page_size {raw.PageSize}, {raw.Transactions} transactions, rows "
        + string.Join(", ", raw.Rows.Select(table => $"{table.Key} {table.Value:N0}"))
        + ".";

    private static string NewBeside(string database) => Path.Combine(Path.GetDirectoryName(database)!, "raw.db");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<RawSqliteResult> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        arguments = [typeof(RawSqliteResult).Assembly.Location, .. arguments];
        using var process = Process.Start(
            new ProcessStartInfo(DotnetHost.Path, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<RawSqliteResult>(output)!
                : throw new BenchException("the raw SQLite inserts failed");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
