using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>Statements of one connection that belong together.</summary>
internal abstract class StatementSet(sqlite3 database)
{
    private readonly List<Statement> _statements = [];

    /// <summary>Before the connection closes.</summary>
    public virtual void Close() => _statements.ForEach(static statement => statement.Dispose());

    protected Statement Prepare(string sql)
    {
        var statement = new Statement(database, sql);
        _statements.Add(statement);
        return statement;
    }
}
