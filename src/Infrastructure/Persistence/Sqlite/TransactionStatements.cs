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
    }

    public void BeginRead() => _beginRead.Execute();

    public void BeginWrite() => _beginWrite.Execute();

    public void Commit() => _commit.Execute();

    public void Rollback() => _rollback.Execute();

    public void BeginItem() => _savepoint.Execute();

    public void KeepItem() => _release.Execute();

    public void UndoItem()
    {
        _rollbackTo.Execute();
        _release.Execute();
    }
}
