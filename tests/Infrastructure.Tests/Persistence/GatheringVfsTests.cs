using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

/// <summary>What is gathered is in the files when the commit returns, as SQLite without it finds there.</summary>
public sealed class GatheringVfsTests : IDisposable
{
    private readonly string _folder = TestStore.NewFolder();
    private readonly SortedDictionary<long, byte[]> _rows = [];
    private SqliteConnection _writer;
    private TransactionStatements _transactions;

    public GatheringVfsTests()
    {
        (_writer, _transactions) = Open();
        Execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, value BLOB NOT NULL)");
    }

    private string Database => Path.Combine(_folder, "rows.db");

    public void Dispose()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void IsUsed()
    {
        GatheringVfs.Name.ShouldNotBeNull();
        new SqliteConnectionStringBuilder(_writer.ConnectionString).Vfs.ShouldBe(GatheringVfs.Name);
    }

    /// <summary>
    /// Transactions of all sizes, from a row to more than cache and buffer hold, some undone, some that do not sync, with
    /// checkpoints and reopenings between: after each a copy of the files, opened without the shim, has what was committed.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomTransactions_AreInTheFiles_WhenTheyAreCommitted(int seed)
    {
        var random = new Random(seed);
        Execute("PRAGMA cache_size = 20");
        for (var number = 0; number < 80; number++)
        {
            var before = new SortedDictionary<long, byte[]>(_rows);
            _transactions.BeginWrite(syncs: random.Next(4) != 0);
            Change(random, random.Next(6) == 0 ? random.Next(100, 400) : random.Next(1, 12));
            if (random.Next(5) == 0)
            {
                _transactions.Rollback();
                _rows.Clear();
                foreach (var (id, value) in before)
                {
                    _rows.Add(id, value);
                }
            }
            else
            {
                _transactions.Commit();
            }

            CopyHasTheRows($"seed {seed}, transaction {number}");
            Between(random);
        }

        _rows.Count.ShouldBeGreaterThan(100);
    }

    private void Change(Random random, int changes)
    {
        using var statement = new Statement(_writer.Handle!, "INSERT OR REPLACE INTO rows VALUES (?1, ?2)");
        using var read = new Statement(_writer.Handle!, "SELECT value FROM rows WHERE id = ?1");
        for (var change = 0; change < changes; change++)
        {
            long id = random.Next(600);
            var value = new byte[random.Next(1, 3_000)];
            random.NextBytes(value);
            statement.Bind(1, id).Bind(2, value).Execute();
            _rows[id] = value;
            var (other, expected) = _rows.ElementAt(random.Next(_rows.Count));
            read.Bind(1, other).Step().ShouldBeTrue();
            read.Bytes(0).SequenceEqual(expected).ShouldBeTrue();
            read.Reset();
        }
    }

    private void Between(Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                Execute("PRAGMA wal_checkpoint(PASSIVE)");
                break;
            case 1:
                Execute("PRAGMA wal_checkpoint(TRUNCATE)");
                break;
            case 2:
                Close();
                (_writer, _transactions) = Open();
                Execute("PRAGMA cache_size = 20");
                break;
        }
    }

    private void CopyHasTheRows(string what)
    {
        var copy = Path.Combine(_folder, "copy.db");
        File.Copy(Database, copy, overwrite: true);
        File.Delete(copy + "-wal");
        if (File.Exists(Database + "-wal"))
        {
            File.Copy(Database + "-wal", copy + "-wal");
        }

        using (var connection = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT id, value FROM rows ORDER BY id";
            using var reader = command.ExecuteReader();
            foreach (var (id, value) in _rows)
            {
                reader.Read().ShouldBeTrue(what);
                reader.GetInt64(0).ShouldBe(id, what);
                ((byte[])reader[1]).AsSpan().SequenceEqual(value).ShouldBeTrue(what);
            }

            reader.Read().ShouldBeFalse(what);
        }
    }

    private (SqliteConnection, TransactionStatements) Open()
    {
        var connection = SqliteConnections.OpenWriter(Database, checkpointPages: 1_000);
        return (connection, new TransactionStatements(connection.Handle!));
    }

    private void Close()
    {
        _transactions.Close();
        _writer.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _writer.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
