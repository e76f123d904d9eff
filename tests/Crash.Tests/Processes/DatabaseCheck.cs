using Microsoft.Data.Sqlite;

namespace PublisherMigration.Crash.Tests.Processes;

/// <summary>Whether a database that a dead server left is whole. Looks at a copy: opening it would already mend it.</summary>
internal static class DatabaseCheck
{
    private static readonly string[] Parts = ["", "-wal"];

    public static async Task<IReadOnlyList<string>> CheckAsync(string path)
    {
        if (!File.Exists(path))
        {
            // Killed before it was made.
            return [];
        }

        var copy = Directory.CreateTempSubdirectory("crash-copy-");
        try
        {
            var copied = Path.Combine(copy.FullName, "migration.db");
            foreach (var part in Parts.Where(part => File.Exists(path + part)))
            {
                File.Copy(path + part, copied + part);
            }

            return await FaultsAsync(copied);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string path)
    {
        try
        {
            return await ReadFaultsAsync(path);
        }
        catch (SqliteException damaged)
        {
            return [$"The database cannot be read: {damaged.Message}"];
        }
    }

    private static async Task<IReadOnlyList<string>> ReadFaultsAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        await using var reader = await command.ExecuteReaderAsync();
        var faults = new List<string>();
        while (await reader.ReadAsync())
        {
            var line = reader.GetString(0);
            if (line is not "ok")
            {
                faults.Add($"The database is damaged: {line}");
            }
        }

        return faults;
    }
}
