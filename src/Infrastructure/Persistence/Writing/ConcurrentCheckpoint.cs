using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>
/// Copies the WAL into the database on a connection and a thread of its own, while the writer goes on. Up to SQLite 3.51.2 a
/// checkpoint must not be under way when a writer begins the WAL anew (the WAL-reset bug): a snapshot that is older than the
/// checkpoint and ends after it keeps the writer from that. What comes meanwhile is left for the writer's own, short
/// checkpoint, so that no two are under way at once.
/// </summary>
internal sealed class ConcurrentCheckpoint(string path, int checkpointPages, StoreSeam seam) : IDisposable
{
    private SqliteConnection? _copying;
    private SqliteConnection? _holding;
    private Thread? _thread;
    private TimeSpan _took;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _hasEnded;

    public bool IsUnderWay => _thread is not null && !_hasEnded;

    /// <summary>
    /// On the writer's thread, between its transactions, with pages in the WAL that no checkpoint has copied: only then does a
    /// snapshot hold the WAL.
    /// </summary>
    public void Begin()
    {
        _copying ??= SqliteConnections.OpenWriter(path, checkpointPages);
        _holding ??= SqliteConnections.OpenReader(path);
        Run(_holding, "BEGIN; SELECT 1 FROM store_identity");
        _hasEnded = false;
        _thread = new Thread(Work) { IsBackground = true, Name = "store checkpoint" };
        _thread.Start();
    }

    /// <summary>How long it took, once after it has ended.</summary>
    /// <exception cref="SqliteException">It failed; nothing is lost, and the next one copies what it has not.</exception>
    public TimeSpan? TakeEnded()
    {
        if (_thread is null || !_hasEnded)
        {
            return null;
        }

        _thread = null;
        _failure?.Throw();
        return _took;
    }

    /// <summary>Waits for the one that is under way.</summary>
    public void Dispose()
    {
        _thread?.Join();
        _holding?.Dispose();
        _copying?.Dispose();
        (_holding, _copying, _thread) = (null, null, null);
    }

    private void Work()
    {
        _failure = null;
        var began = Stopwatch.GetTimestamp();
        try
        {
            seam.At(StoreStep.Checkpoint);
            Copy(_copying!.Handle!);
            Run(_holding!, "COMMIT");
        }
#pragma warning disable CA1031 // It is thrown again on the writer's thread.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        _took = Stopwatch.GetElapsedTime(began);
        _hasEnded = true;
    }

    private static void Copy(sqlite3 database)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(database, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
        // Busy: a reader holds the rest back; the next one will do it.
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
