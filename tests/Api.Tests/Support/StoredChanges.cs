using Microsoft.Data.Sqlite;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>The feed's rows as they stand in the file; no method of these services shows them.</summary>
public static class StoredChanges
{
    public static async Task<IReadOnlyList<(long Sequence, string Payload)>> OfAsync(RunningService service, string id)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={service.DatabasePath};Mode=ReadOnly;Pooling=False"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT sequence, payload FROM account_changes WHERE publisher_id = $id ORDER BY position";
        command.Parameters.AddWithValue("$id", id);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var changes = new List<(long, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            changes.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return changes;
    }
}
