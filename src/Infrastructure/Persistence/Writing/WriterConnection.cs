using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Sessions;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>The one connection that writes and checkpoints, with what is prepared on it.</summary>
internal sealed class WriterConnection : IDisposable
{
    /// <summary>SQLITE_DBSTATUS_CACHE_WRITE: pages written, which in WAL mode are frames of the WAL.</summary>
    private const int PagesWritten = 9;

    /// <summary>A WAL this many times its threshold is one that readers keep from being used anew.</summary>
    private const int FarBeyond = 8;

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly int _checkpointPages;

    public WriterConnection(
        SqliteConnection connection,
        DatabaseOptions options,
        UnprojectedAccounts unprojected,
        TimeProvider time
    )
    {
        _connection = connection;
        _database = connection.Handle!;
        _checkpointPages = options.CheckpointPages;
        Transactions = new TransactionStatements(_database);
        Statements = new WriteStatements(_database);
        Synced = new SyncedAccounts(
            Statements.Lookups.Synced,
            Statements.Synced,
            unprojected,
            time,
            options.CachedAccounts
        );
        FeedHead = Statements.Synced.Head().Position;
    }

    public TransactionStatements Transactions { get; }

    public WriteStatements Statements { get; }

    /// <summary>Migrated accounts as this connection knows them: what it has cached goes with it.</summary>
    public SyncedAccounts Synced { get; }

    /// <summary>The last position in the feed when the connection was opened.</summary>
    public long FeedHead { get; }

    /// <summary>Rows changed so far, also by transactions that were undone.</summary>
    public int RowsChanged => raw.sqlite3_total_changes(_database);

    public bool IsCheckpointDue => WrittenPages() >= _checkpointPages;

    /// <summary>Projects the changes that the last owner of the database recorded and did not project.</summary>
    /// <returns>How many changes the rows lacked.</returns>
    public int CatchUp()
    {
        if (!Synced.IsBehind)
        {
            return 0;
        }

        Transactions.BeginWrite(syncs: false);
        var count = Synced.Replay();
        Transactions.Commit();
        return count;
    }

    /// <summary>Writes to disk and changes nothing: succeeds when the database takes writes.</summary>
    public void Probe()
    {
        Transactions.BeginWrite();
        using var same = new Statement(_database, $"PRAGMA user_version = {DatabaseSchema.Version}");
        same.Execute();
        Transactions.Commit();
    }

    /// <summary>
    /// Copies the WAL into the database as far as readers let it; where they have not let it for long, waits for them and
    /// begins the WAL anew.
    /// </summary>
    public void Checkpoint()
    {
        var frames = CheckpointAs(raw.SQLITE_CHECKPOINT_PASSIVE);
        if (frames > (long)FarBeyond * _checkpointPages)
        {
            CheckpointAs(raw.SQLITE_CHECKPOINT_TRUNCATE);
        }
    }

    /// <summary>At the end, with no reader left.</summary>
    public void CheckpointWhole() => CheckpointAs(raw.SQLITE_CHECKPOINT_TRUNCATE);

    public void Dispose()
    {
        Statements.Close();
        Transactions.Close();
        _connection.Dispose();
    }

    private int CheckpointAs(int mode)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_database, "main", mode, out var frames, out _);
        raw.sqlite3_db_status(_database, PagesWritten, out _, out _, resetFlg: 1);
        // Busy: a reader holds the rest back; the next one will do it.
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }

        return frames;
    }

    private int WrittenPages()
    {
        raw.sqlite3_db_status(_database, PagesWritten, out var pages, out _, resetFlg: 0);
        return pages;
    }
}
