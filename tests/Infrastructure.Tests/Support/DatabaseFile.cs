using Microsoft.Data.Sqlite;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>What is done to a database that no program has open.</summary>
internal static class DatabaseFile
{
    /// <summary>As if a program much newer than this one had written it.</summary>
    public static async Task BecomeNewerAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 999";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
