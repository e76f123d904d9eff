using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Infrastructure.Persistence.LegacyPortal;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>Brings a database to the schema of this program.</summary>
internal static class DatabaseSchema
{
    /// <summary>
    /// How many schema migrations there are. Kept in the database as <c>user_version</c>, so that a start on a present
    /// schema need not load EF Core, which takes longer than the rest of the start.
    /// </summary>
    public const int Version = 5;

    /// <exception cref="StoreRefusedException">The database was written by a newer program.</exception>
    public static void BringUp(SqliteConnection connection, string path)
    {
        var stored = StoredVersion(connection);
        if (stored > Version)
        {
            throw new StoreRefusedException(
                $"The database {path} has schema version {stored}, this program knows up to {Version}. It was written by "
                    + "a newer release: run that one, or restore a backup made before the upgrade."
            );
        }

        if (stored < Version)
        {
            PortalUpgrade.Run(connection, path);
            using (var context = new MigrationDbContext(OptionsFor(connection)))
            {
                context.Database.Migrate();
            }

            AccountChangesUpgrade.Run(connection);

            Execute(connection, $"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    public static DbContextOptions<MigrationDbContext> OptionsFor(SqliteConnection connection) =>
        new DbContextOptionsBuilder<MigrationDbContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSqlGenerator>()
            .Options;

    /// <summary>
    /// The id of this history: made with the database, and anew for a restore that was not announced before, so that nobody
    /// takes places of the lost history for places of this one.
    /// </summary>
    /// <param name="connection">The database.</param>
    /// <param name="restoredAs">Names the restore from which the database comes; empty for none.</param>
    public static StoreIdentity IdentityOf(SqliteConnection connection, string restoredAs)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO store_identity (id, feed_id, restored_as, compacted_to) VALUES (1, $new, nullif($as, ''), 0) "
            + "ON CONFLICT DO UPDATE SET feed_id = excluded.feed_id, restored_as = excluded.restored_as "
            + "WHERE excluded.restored_as IS NOT NULL AND excluded.restored_as IS NOT restored_as;"
            + "SELECT feed_id, compacted_to FROM store_identity";
        command.Parameters.AddWithValue("$new", Guid.NewGuid().ToString("D"));
        command.Parameters.AddWithValue("$as", restoredAs);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new StoreIdentity(Guid.Parse(reader.GetString(0)), reader.GetInt64(1));
    }

    public static bool HasTable(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", name);
        return (long)command.ExecuteScalar()! > 0;
    }

    /// <summary>0 for a database that is new.</summary>
    public static long StoredVersion(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
