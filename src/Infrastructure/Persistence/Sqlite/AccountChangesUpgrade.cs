using System.Text.Json;
using Microsoft.Data.Sqlite;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sessions;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>
/// From schema 1 to 2: the first changes of accounts that were cut over before account sync was there, in the order in which
/// they were written, become what account sync stores. All or nothing; the former table goes with it.
/// </summary>
internal static class AccountChangesUpgrade
{
    private const int AccountMigratedKind = 1;

    public static void Run(SqliteConnection connection)
    {
        if (!DatabaseSchema.HasTable(connection, "account_changes"))
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        var lookups = new StoreLookups(connection.Handle!);
        var writes = new SyncedWrites(connection.Handle!);
        var accounts = new SyncedAccounts(
            lookups.Synced,
            writes,
            new UnprojectedAccounts(),
            new MemoryEpochs(),
            TimeProvider.System,
            mostAccounts: 2
        );
        foreach (var (change, initiator) in FormerChanges(connection, transaction))
        {
            accounts.Begin(change, initiator);
            accounts.Committed();
        }

        lookups.Close();
        writes.Close();
        Execute(connection, transaction, "DROP TABLE account_changes");
        transaction.Commit();
    }

    private static List<(AccountMigrated Change, Initiator Initiator)> FormerChanges(
        SqliteConnection connection,
        SqliteTransaction transaction
    )
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "SELECT c.payload, a.display_name, e.calling_service, e.principal FROM account_changes c "
            + "JOIN publisher_accounts a ON a.publisher_id = c.publisher_id "
            + "JOIN migration_events e ON e.publisher_id = c.publisher_id AND e.kind = $completed "
            + "WHERE c.kind = $migrated ORDER BY c.position";
        command.Parameters.AddWithValue("$completed", (int)MigrationEventKind.Completed);
        command.Parameters.AddWithValue("$migrated", AccountMigratedKind);
        using var reader = command.ExecuteReader();
        var changes = new List<(AccountMigrated, Initiator)>();
        while (reader.Read())
        {
            var former = JsonSerializer.Deserialize(reader.GetString(0), StoredJson.Default.FormerAccountMigrated)!;
            var principal = reader.IsDBNull(3) ? null : Principal.Parse(reader.GetString(3));
            changes.Add((Of(former, reader.GetString(1)), new Initiator(reader.GetString(2), principal)));
        }

        return changes;
    }

    private static AccountMigrated Of(FormerAccountMigrated former, string displayName)
    {
        var cutOver = new MigrationDetails { Mappings = former.Mappings, Losses = former.Losses }.CutOver()!;
        return new AccountMigrated(
            PublisherId.Parse(former.PublisherId),
            former.PartnerCenterAccountId,
            [
                .. former.Members.Select(static member =>
                    Member.InPartnerCenter(
                        Principal.Parse(member.Principal),
                        (PartnerCenterRoles)member.PartnerCenterRoles
                    )
                ),
            ],
            cutOver.Mappings,
            cutOver.Losses,
            new AccountSettings(displayName, ContactEmail: null, SupportUri: null),
            Micros.ToTime(former.Time)
        );
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // A constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
