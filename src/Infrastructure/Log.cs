using Microsoft.Extensions.Logging;

namespace PublisherMigration.Infrastructure;

/// <summary>What Infrastructure logs; nothing of it names a person.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1000,
        LogLevel.Information,
        "Opened {Path} with SQLite {SqliteVersion}, journal mode {JournalMode}, feed {FeedId}"
    )]
    public static partial void StoreOpened(
        ILogger logger,
        string path,
        string sqliteVersion,
        string journalMode,
        Guid feedId
    );

    [LoggerMessage(1001, LogLevel.Information, "Closed the database")]
    public static partial void StoreClosed(ILogger logger);

    [LoggerMessage(1002, LogLevel.Error, "A commit of {Writes} writes failed: all of them are refused")]
    public static partial void WriteFailed(ILogger logger, int writes, Exception failure);

    [LoggerMessage(1003, LogLevel.Warning, "The database does not take writes yet")]
    public static partial void ProbeFailed(ILogger logger, Exception failure);

    [LoggerMessage(1004, LogLevel.Information, "The database takes writes again")]
    public static partial void WritesAgain(ILogger logger);

    [LoggerMessage(1005, LogLevel.Debug, "Checkpoint took {Milliseconds} ms, and held up writes for {HeldUp} ms")]
    public static partial void Checkpointed(ILogger logger, double milliseconds, double heldUp);

    [LoggerMessage(1006, LogLevel.Warning, "The last checkpoint failed; the WAL stays for the next start")]
    public static partial void FinalCheckpointFailed(ILogger logger, Exception failure);

    [LoggerMessage(1007, LogLevel.Warning, "A connection that had failed could not be closed")]
    public static partial void CloseFailed(ILogger logger, Exception failure);

    [LoggerMessage(1009, LogLevel.Error, "A read failed")]
    public static partial void ReadFailed(ILogger logger, Exception failure);

    [LoggerMessage(
        1010,
        LogLevel.Information,
        "Brought the accounts up to date with {Changes} changes that were recorded before the database was closed without warning"
    )]
    public static partial void Projected(ILogger logger, int changes);

    [LoggerMessage(1011, LogLevel.Error, "The database of the embedded legacy portal failed")]
    public static partial void EmbeddedPortalFailed(ILogger logger, Exception failure);
}
