using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PublisherMigration.RawSqlite;

if (args is not [var beforePath, var afterPath, var targetPath, var transactions])
{
    await Console.Error.WriteLineAsync("usage: PublisherMigration.RawSqlite BEFORE.db AFTER.db NEW.db TRANSACTIONS");
    return 2;
}

using var before = Sql.Open(beforePath, SqliteOpenMode.ReadOnly);
using var after = Sql.Open(afterPath, SqliteOpenMode.ReadOnly);
var tables = Source.GrownTables(before, after);
using var target = new Target(targetPath, after.Scalar<long>("PRAGMA page_size"), Source.Schema(after));
var result = target.Insert(
    tables,
    int.Parse(transactions, CultureInfo.InvariantCulture),
    after.Scalar<string>("PRAGMA journal_mode")
);
Console.WriteLine(JsonSerializer.Serialize(result));
return 0;
