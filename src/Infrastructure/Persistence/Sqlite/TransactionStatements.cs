using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>Where transactions begin and end.</summary>
internal sealed class TransactionStatements : StatementSet
{
    private readonly Statement _beginRead;
    private readonly Statement _beginWrite;
    private readonly Statement _commit;
    private readonly Statement _savepoint;
    private readonly Statement _release;
    private readonly Statement _rollbackTo;
    private readonly Statement _rollback;
    private readonly sqlite3 _database;
    private bool _isSyncing = true;

    public TransactionStatements(sqlite3 database)
        : base(database)
    {
        _beginRead = Prepare("BEGIN");
        _beginWrite = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _savepoint = Prepare("SAVEPOINT item");
        _release = Prepare("RELEASE item");
        _rollbackTo = Prepare("ROLLBACK TO item");
        _rollback = Prepare("ROLLBACK");
        _database = database;
    }

    public void BeginRead() => _beginRead.Execute();

    /// <summary>Begins a transaction whose commit is on disk, as the connection was opened for.</summary>
    public void BeginWrite() => BeginWrite(syncs: true);

    /// <param name="syncs">
    /// No: its commit may be lost with the machine or the process, as a whole and with all that comes after it; the next one that
    /// syncs takes it along.
    /// </param>
    public void BeginWrite(bool syncs)
    {
        if (_isSyncing != syncs)
        {
            // Made anew each time: SQLite runs this pragma when it is prepared, not when it is executed.
            using var pragma = new Statement(
                _database,
                syncs ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL"
            );
            pragma.Execute();
            _isSyncing = syncs;
        }

        _beginWrite.Execute();
        GatheringVfs.BeginTransaction(syncs);
    }

    public void Commit() => End(_commit);

    public void Rollback() => End(_rollback);

    public void BeginItem() => _savepoint.Execute();

    public void KeepItem() => _release.Execute();

    public void UndoItem()
    {
        _rollbackTo.Execute();
        _release.Execute();
    }

    private static void End(Statement end)
    {
        try
        {
            end.Execute();
        }
        finally
        {
            GatheringVfs.EndTransaction();
        }
    }
}
