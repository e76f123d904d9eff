using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PublisherMigration.RawSqlite;

/// <summary>A fresh database of the same schema, written as fast as one connection can: prepared statements, WAL, FULL.</summary>
internal sealed class Target : IDisposable
{
    private readonly SqliteConnection connection;

    public Target(string path, long pageSize, IEnumerable<string> schema)
    {
        connection = Sql.Open(path, SqliteOpenMode.ReadWriteCreate);
        connection.Execute($"PRAGMA page_size = {pageSize}");
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        // The default of 1,000 pages halves the rate of large imports.
        connection.Execute("PRAGMA wal_autocheckpoint = 16000");
        foreach (var statement in schema)
        {
            connection.Execute(statement);
        }
    }

    public RawSqliteResult Insert(IReadOnlyList<SourceTable> tables, int transactions, string sourceJournalMode)
    {
        var inserts = tables.Select(table => new PreparedInsert(connection, table)).ToList();
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < transactions; number++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var insert in inserts)
            {
                insert.Execute(transaction, insert.Table.Slice(number, transactions));
            }

            transaction.Commit();
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        inserts.ForEach(insert => insert.Dispose());
        return new RawSqliteResult(
            elapsed.TotalSeconds,
            tables.ToDictionary(table => table.Name, table => table.Rows.Count, StringComparer.Ordinal),
            transactions,
            connection.ServerVersion,
            sourceJournalMode,
            connection.Scalar<string>("PRAGMA journal_mode"),
            connection.Scalar<long>("PRAGMA synchronous"),
            connection.Scalar<long>("PRAGMA page_size")
        );
    }

    public void Dispose() => connection.Dispose();
}
