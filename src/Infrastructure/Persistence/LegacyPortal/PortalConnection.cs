using Microsoft.Data.Sqlite;
using PublisherMigration.Application.Common;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>
/// The database of the embedded portal: a file of its own beside the store's, with one table. Whoever holds the store's lock
/// holds this one too.
/// </summary>
internal sealed class PortalConnection : IDisposable
{
    private const long Version = 1;

    private readonly SqliteConnection _connection;

    private PortalConnection(SqliteConnection connection)
    {
        _connection = connection;
        Transactions = new TransactionStatements(connection.Handle!);
        Accounts = new PortalStatements(connection.Handle!);
    }

    public TransactionStatements Transactions { get; }

    public PortalStatements Accounts { get; }

    public static string PathBeside(string storePath) => storePath + ".legacy-portal";

    /// <summary>The one that writes, and that copies its WAL into the file. Makes the file when there is none.</summary>
    /// <exception cref="StoreRefusedException">It was written by a newer program.</exception>
    public static PortalConnection Open(string path) =>
        On(SqliteConnections.OpenPortal(path), connection => BringUp(connection, path));

    public static PortalConnection OpenReader(string path) => On(SqliteConnections.OpenReader(path), static _ => { });

    public void Dispose()
    {
        Accounts.Close();
        Transactions.Close();
        _connection.Dispose();
    }

    private static PortalConnection On(SqliteConnection connection, Action<SqliteConnection> prepare)
    {
        try
        {
            prepare(connection);
            return new PortalConnection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void BringUp(SqliteConnection connection, string path)
    {
        var stored = DatabaseSchema.StoredVersion(connection);
        if (stored > Version)
        {
            throw new StoreRefusedException(
                $"The embedded legacy portal's database {path} has version {stored}, this program knows up to {Version}. It was "
                    + "written by a newer release: run that one, or move the file away: it is filled again with the next change that is delivered."
            );
        }

        if (stored < Version)
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                BEGIN;
                CREATE TABLE accounts (
                    publisher_id TEXT NOT NULL PRIMARY KEY,
                    feed_id TEXT NOT NULL,
                    applied_sequence INTEGER NOT NULL,
                    partner_center_account_id TEXT NOT NULL,
                    members BLOB NOT NULL,
                    display_name TEXT NOT NULL,
                    contact_email TEXT,
                    support_uri TEXT
                ) WITHOUT ROWID;
                PRAGMA user_version = 1;
                COMMIT
                """;
            command.ExecuteNonQuery();
        }
    }
}
