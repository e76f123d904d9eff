using System.Globalization;
using PublisherMigration.Application.Common;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Keeps a second process from the database. The operating system holds the lock and lets it go when the process ends,
/// however it ends; that the file exists means nothing.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    /// <summary>EWOULDBLOCK, as the runtime passes it on.</summary>
    private const int HeldByAnother = 11;

    /// <summary>ERROR_SHARING_VIOLATION.</summary>
    private const int HeldByAnotherOnWindows = unchecked((int)0x80070020);

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
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (failure.HResult is not (HeldByAnother or HeldByAnotherOnWindows))
            {
                throw new StoreRefusedException(
                    $"The lock file {path} cannot be made: {failure.Message} Set Database:Path to a file in a folder that "
                        + "this process may write to."
                );
            }

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
