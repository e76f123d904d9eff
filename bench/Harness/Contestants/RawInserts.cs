using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PublisherMigration.RawSqlite;

namespace PublisherMigration.Harness.Contestants;

/// <summary>Runs the raw SQLite contestant in a process of its own, as the server is.</summary>
internal static class RawInserts
{
    public static async Task<RawSqliteResult> RunAsync(
        string before,
        string after,
        int transactions,
        CancellationToken cancellation
    )
    {
        string[] arguments =
        [
            typeof(RawSqliteResult).Assembly.Location,
            before,
            after,
            Path.Combine(Path.GetDirectoryName(after)!, "raw.db"),
            transactions.ToString(CultureInfo.InvariantCulture),
        ];
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

    public static string Describe(this RawSqliteResult raw) =>
        $"Server's database: journal_mode {raw.SourceJournalMode}. Raw inserts: SQLite {raw.SqliteVersion}, journal_mode {raw.JournalMode}, synchronous {raw.Synchronous} "
        + $"(2 is FULL), page_size {raw.PageSize}, {raw.Transactions} transactions, rows "
        + string.Join(", ", raw.Rows.Select(table => $"{table.Key} {table.Value:N0}"))
        + ".";
}
