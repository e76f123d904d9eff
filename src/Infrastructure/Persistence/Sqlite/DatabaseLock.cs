using System.Globalization;
using PublisherMigration.Application.Common;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Keeps a second process from the database. The operating system holds the lock and lets it go when the process ends,
/// however it ends; that the file exists means nothing.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <exception cref="StoreRefusedException">Another process, or another store of this one, has the database.</exception>
    public static DatabaseLock Take(string databasePath, TimeProvider time)
    {
        var path = databasePath + ".lock";
        // A file that is locked cannot be opened to be read, so its holder is named in a second one too.
        var holderPath = path + ".holder";
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new StoreRefusedException(
                $"The database {databasePath} is in use by {Holder(holderPath)}. Only one process may use it: stop "
                    + "that one, or set Database:Path to another file. The lock goes with the process that holds it; "
                    + $"deleting {path} is never needed."
            );
        }

        try
        {
            var holder = string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} on {Environment.MachineName}, started {time.GetUtcNow():u}"
            );
            using (var writer = new StreamWriter(file, leaveOpen: true))
            {
                file.SetLength(0);
                writer.WriteLine(holder);
            }

            File.WriteAllText(holderPath, holder);
            return new DatabaseLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
