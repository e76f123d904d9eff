using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>
/// Up to schema 4 the embedded portal was a table of the store: before the schema drops it, its accounts go to the portal's own
/// database. All or nothing, and the same again when it is repeated.
/// </summary>
internal static class PortalUpgrade
{
    private const string Columns =
        "publisher_id, feed_id, applied_sequence, partner_center_account_id, members, display_name, contact_email, support_uri";

    public static void Run(SqliteConnection store, string storePath)
    {
        if (!DatabaseSchema.HasTable(store, "legacy_portal_accounts"))
        {
            return;
        }

        var path = PortalConnection.PathBeside(storePath);
        PortalConnection.Open(path).Dispose();
        using var command = store.CreateCommand();
        command.Parameters.AddWithValue("$path", path);
        command.CommandText = "ATTACH $path AS portal";
        command.ExecuteNonQuery();
        command.Parameters.Clear();
        command.CommandText =
            $"INSERT OR REPLACE INTO portal.accounts ({Columns}) SELECT {Columns} FROM main.legacy_portal_accounts "
            + "ORDER BY publisher_id";
        command.ExecuteNonQuery();
        command.CommandText = "DETACH portal";
        command.ExecuteNonQuery();
    }
}
