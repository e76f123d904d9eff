using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A prepared statement of one connection, used on one thread at a time. SqliteCommand allocates a reader and a box for
/// every parameter, which on the hot paths costs more than SQLite itself.
/// </summary>
/// <exception cref="SqliteException">From every method, as from SqliteCommand.</exception>
internal sealed class Statement : IDisposable
{
    private const int OnStack = 512;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private bool _isAtRow;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement Bind(int index, long value)
    {
        Reset();
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public Statement Bind(int index, long? value)
    {
        Reset();
        Check(
            value is { } number
                ? raw.sqlite3_bind_int64(_statement, index, number)
                : raw.sqlite3_bind_null(_statement, index)
        );
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        Reset();
        Check(
            value.IsEmpty
                ? raw.sqlite3_bind_zeroblob(_statement, index, 0)
                : raw.sqlite3_bind_blob(_statement, index, value)
        );
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        Reset();
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, index));
        }
        else if (value.Length == 0)
        {
            // An empty span is a null pointer, which SQLite takes for NULL.
            Check(raw.sqlite3_bind_text(_statement, index, string.Empty));
        }
        else if (value.Length <= OnStack / 3)
        {
            Span<byte> utf8 = stackalloc byte[OnStack];
            Check(raw.sqlite3_bind_text(_statement, index, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        }
        else
        {
            Check(raw.sqlite3_bind_text(_statement, index, Encoding.UTF8.GetBytes(value)));
        }

        return this;
    }

    /// <summary>Goes to the next row; after the last one the statement can be bound anew.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        _isAtRow = true;
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            // The message belongs to the failed step: take it before the reset.
            try
            {
                Check(result);
            }
            finally
            {
                Reset();
            }
        }

        Reset();
        return false;
    }

    public void Execute()
    {
        while (Step())
        {
            // A statement that answers rows is run to its end all the same.
        }
    }

    /// <summary>Ends a statement whose remaining rows are not wanted; until then it holds its snapshot.</summary>
    public void Reset()
    {
        if (_isAtRow)
        {
            _isAtRow = false;
            // Answers the error of the last step once more, which has been thrown.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int(int column) => raw.sqlite3_column_int(_statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>Holds until the next step. A text gives its UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
