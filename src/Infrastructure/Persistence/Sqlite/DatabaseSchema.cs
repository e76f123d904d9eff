using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublisherMigration.Application.Common;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>Brings a database to the schema of this program.</summary>
internal static class DatabaseSchema
{
    /// <summary>
    /// How many schema migrations there are. Kept in the database as <c>user_version</c>, so that a start on a present
    /// schema need not load EF Core, which takes longer than the rest of the start.
    /// </summary>
    public const int Version = 1;

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
            using (var context = new MigrationDbContext(OptionsFor(connection)))
            {
                context.Database.Migrate();
            }

            Execute(connection, $"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    public static DbContextOptions<MigrationDbContext> OptionsFor(SqliteConnection connection) =>
        new DbContextOptionsBuilder<MigrationDbContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSqlGenerator>()
            .Options;

    /// <summary>The id of this history, made when the database is.</summary>
    public static Guid FeedIdOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO store_identity (id, feed_id) VALUES (1, $new) ON CONFLICT DO NOTHING;"
            + "SELECT feed_id FROM store_identity";
        command.Parameters.AddWithValue("$new", Guid.NewGuid().ToString("D"));
        return Guid.Parse((string)command.ExecuteScalar()!);
    }

    private static long StoredVersion(SqliteConnection connection)
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
