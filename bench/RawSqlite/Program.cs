using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PublisherMigration.RawSqlite;

if (Run(args) is not { } result)
{
    await Console.Error.WriteLineAsync(
        """
        usage: PublisherMigration.RawSqlite import BEFORE.db AFTER.db NEW.db TRANSACTIONS
               PublisherMigration.RawSqlite changes LIKE.db NEW.db ROWS ROWS_PER_TRANSACTION ACCOUNTS PAYLOAD_OCTETS
        """
    );
    return 2;
}

Console.WriteLine(JsonSerializer.Serialize(result));
return 0;

static RawSqliteResult? Run(string[] args) =>
    args switch
    {
        ["import", var before, var after, var target, var transactions] => Import(
            before,
            after,
            target,
            Number(transactions)
        ),
        ["changes", var like, var target, var rows, var perTransaction, var accounts, var octets] => Changes(
            like,
            target,
            ChangeRows.Of(Number(rows), Number(accounts), Number(octets)),
            Number(rows) / Number(perTransaction)
        ),
        _ => null,
    };

static RawSqliteResult Import(string beforePath, string afterPath, string targetPath, int transactions)
{
    using var before = Sql.Open(beforePath, SqliteOpenMode.ReadOnly);
    using var after = Sql.Open(afterPath, SqliteOpenMode.ReadOnly);
    return Insert(after, targetPath, Source.Schema(after), Source.GrownTables(before, after), transactions);
}

static RawSqliteResult Changes(string likePath, string targetPath, SourceTable rows, int transactions)
{
    using var like = Sql.Open(likePath, SqliteOpenMode.ReadOnly);
    return Insert(like, targetPath, [ChangeRows.Schema], [rows], transactions);
}

static RawSqliteResult Insert(
    SqliteConnection like,
    string targetPath,
    IEnumerable<string> schema,
    IReadOnlyList<SourceTable> tables,
    int transactions
)
{
    using var target = new Target(targetPath, like.Scalar<long>("PRAGMA page_size"), schema);
    return target.Insert(tables, transactions, like.Scalar<string>("PRAGMA journal_mode"));
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
