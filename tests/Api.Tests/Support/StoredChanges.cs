using Microsoft.Data.Sqlite;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>An account's changes as they stand in the file, in the order of their positions.</summary>
public static class StoredChanges
{
    public static async Task<IReadOnlyList<Change>> OfAsync(RunningService service, string id)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={service.DatabasePath};Mode=ReadOnly;Pooling=False"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT encoded FROM recorded_changes JOIN synced_accounts USING (account_no) "
            + "WHERE publisher_id = $id ORDER BY position";
        command.Parameters.AddWithValue("$id", id);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var changes = new List<Change>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            changes.Add(Change.Parser.ParseFrom(reader.GetFieldValue<byte[]>(0)));
        }

        return changes;
    }
}
