using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PublisherMigration.Infrastructure.Persistence.Sessions;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>The one connection that writes, with what is prepared on it.</summary>
internal sealed class WriterConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;

    public WriterConnection(
        SqliteConnection connection,
        DatabaseOptions options,
        UnprojectedAccounts unprojected,
        MemoryEpochs epochs,
        TimeProvider time,
        StoreSeam seam,
        ILogger logger
    )
    {
        _connection = connection;
        _database = connection.Handle!;
        Transactions = new TransactionStatements(_database);
        Statements = new WriteStatements(_database);
        Synced = new SyncedAccounts(
            Statements.Lookups.Synced,
            Statements.Synced,
            unprojected,
            epochs,
            time,
            options.CachedAccounts
        );
        Checkpoints = new Checkpoints(_database, connection.DataSource, options.CheckpointPages, seam, logger);
        FeedHead = Statements.Synced.Head().Position;
    }

    public TransactionStatements Transactions { get; }

    public WriteStatements Statements { get; }

    /// <summary>Migrated accounts as this connection knows them: what it has cached goes with it.</summary>
    public SyncedAccounts Synced { get; }

    public Checkpoints Checkpoints { get; }

    /// <summary>The last position in the feed when the connection was opened.</summary>
    public long FeedHead { get; }

    /// <summary>Rows changed so far, also by transactions that were undone.</summary>
    public int RowsChanged => raw.sqlite3_total_changes(_database);

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

    public void Dispose()
    {
        Checkpoints.Dispose();
        Statements.Close();
        Transactions.Close();
        _connection.Dispose();
    }
}
