using Microsoft.Data.Sqlite;

namespace PublisherMigration.RawSqlite;

internal sealed class PreparedInsert : IDisposable
{
    private readonly SqliteCommand command;
    private readonly SqliteParameter[] parameters;

    public PreparedInsert(SqliteConnection connection, SourceTable table)
    {
        Table = table;
        command = connection.CreateCommand();
        command.CommandText = table.InsertStatement;
        parameters = [.. table.Columns.Select((_, i) => command.Parameters.AddWithValue($"$p{i}", DBNull.Value))];
        command.Prepare();
    }

    public SourceTable Table { get; }

    public void Execute(SqliteTransaction transaction, Range rows)
    {
        command.Transaction = transaction;
        var (offset, length) = rows.GetOffsetAndLength(Table.Rows.Count);
        for (var i = offset; i < offset + length; i++)
        {
            var values = Table.Rows[i];
            for (var column = 0; column < values.Length; column++)
            {
                parameters[column].Value = values[column];
            }

            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => command.Dispose();
}
