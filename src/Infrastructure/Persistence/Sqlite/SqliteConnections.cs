using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Opens connections as this store needs them. Only one writes. Up to SQLite 3.51.2 a checkpoint on another one can corrupt the
/// database (the WAL-reset bug), but for the one that <see cref="Writing.ConcurrentCheckpoint"/> sees to.
/// </summary>
internal static class SqliteConnections
{
    private const int BusyMilliseconds = 5_000;

    /// <summary>The writer looks at the upper pages of many trees and dirties many leaves: 16 MB.</summary>
    private const int WriterCacheKilobytes = 16_000;

    /// <summary>
    /// The upper pages of the trees; the rest is the kernel's to cache. No file is mapped: a page that is touched first costs
    /// more than one that is read, and a disk that fails ends a process that has mapped it.
    /// </summary>
    private const int ReaderCacheKilobytes = 4_000;

    private const int PortalCheckpointPages = 8_000;
    private const int PortalCacheKilobytes = 8_000;

    static SqliteConnections()
    {
        Batteries_V2.Init();
        // Each connection is used by one thread at a time, so that none needs a lock of its own.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        // The statistics of SQLite's memory are kept under one lock for all connections, at every allocation.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        GatheringVfs.Register();
    }

    public static SqliteConnection OpenWriter(string path, int checkpointPages) =>
        OpenToWrite(path, autocheckpoint: 0, checkpointPages, WriterCacheKilobytes);

    /// <summary>
    /// The embedded portal's, with a cache of 8 MB. It alone writes its file and copies its WAL, between two transactions of its
    /// own, so that the bug is none here.
    /// </summary>
    public static SqliteConnection OpenPortal(string path) =>
        OpenToWrite(path, PortalCheckpointPages, PortalCheckpointPages, PortalCacheKilobytes);

    /// <summary>Opened for reading alone, so that closing it last cannot checkpoint either.</summary>
    public static SqliteConnection OpenReader(string path) =>
        Configured(
            Open(path, SqliteOpenMode.ReadOnly),
            $"""
            PRAGMA query_only = ON;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -{ReaderCacheKilobytes};
            PRAGMA busy_timeout = {BusyMilliseconds};
            """
        );

    private static SqliteConnection OpenToWrite(
        string path,
        int autocheckpoint,
        int checkpointPages,
        int cacheKilobytes
    ) =>
        Configured(
            Open(path, SqliteOpenMode.ReadWriteCreate, GatheringVfs.Name),
            $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA wal_autocheckpoint = {autocheckpoint};
            PRAGMA journal_size_limit = {8L * 4096 * checkpointPages};
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -{cacheKilobytes};
            PRAGMA busy_timeout = {BusyMilliseconds};
            """
        );

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string? vfs = null)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                Vfs = vfs,
            }.ConnectionString
        );
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Configured(SqliteConnection connection, string pragmas)
    {
        try
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is made of constants and numbers above.
            command.CommandText = pragmas;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
