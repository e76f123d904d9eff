using Microsoft.Data.Sqlite;

namespace PublisherMigration.RawSqlite;

/// <summary>Reads what an import wrote, by comparing the database with its state before.</summary>
internal static class Source
{
    /// <summary>Statements that make the same tables and indexes; triggers have done their work already.</summary>
    public static List<string> Schema(SqliteConnection after) =>
        after.Query(
            """
            SELECT sql FROM sqlite_schema
            WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
            ORDER BY type DESC, rowid
            """,
            row => row.GetString(0)
        );

    public static List<SourceTable> GrownTables(SqliteConnection before, SqliteConnection after)
    {
        var grown = new List<SourceTable>();
        foreach (var (name, withoutRowId) in Tables(after))
        {
            var known = Count(before, name);
            if (Count(after, name) > known)
            {
                grown.Add(Read(after, name, withoutRowId, known));
            }
        }

        return grown;
    }

    private static List<(string Name, bool WithoutRowId)> Tables(SqliteConnection connection) =>
        connection.Query(
            """
            SELECT name, wr FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
            """,
            row => (row.GetString(0), row.GetBoolean(1))
        );

    private static long Count(SqliteConnection connection, string table) =>
        connection.Scalar<long>($"SELECT count(*) FROM {Sql.Quote(table)}");

    private static SourceTable Read(SqliteConnection connection, string table, bool withoutRowId, long skip)
    {
        var columns = connection.Query(
            $"SELECT name FROM pragma_table_xinfo({Sql.Literal(table)}) WHERE hidden = 0 ORDER BY cid",
            row => row.GetString(0)
        );
        // Rows without a rowid keep no order of insertion: they come by key.
        var order = withoutRowId ? "" : "ORDER BY rowid";
        var rows = connection.Query(
            $"SELECT {string.Join(", ", columns.Select(Sql.Quote))} FROM {Sql.Quote(table)} {order} LIMIT -1 OFFSET {skip}",
            Values
        );
        return new SourceTable(table, columns, rows);
    }

    private static object[] Values(SqliteDataReader row)
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    }
}
