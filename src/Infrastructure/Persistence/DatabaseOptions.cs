namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>The database, in configuration under <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The file; its folder is created. Beside it stand the WAL, the lock file and the embedded portal's database.</summary>
    public string Path { get; set; } = "data/migration.db";

    /// <summary>Writes that may wait for the writer before more are refused with OVERLOADED or made to wait.</summary>
    public int WriteQueueCapacity { get; set; } = 4096;

    /// <summary>Writes that share one commit at most.</summary>
    public int MaxBatch { get; set; } = 512;

    /// <summary>
    /// Pages in the WAL after which they are copied into the database, of 4 KB each. More of them means fewer and longer times
    /// at which commits share the disk with that, and a longer recovery.
    /// </summary>
    public int CheckpointPages { get; set; } = 16_000;

    /// <summary>
    /// Migrated accounts that the writer keeps in memory at most, some 3 to 8 KB each: a change of one that is not there costs a
    /// read first. While accounts do not come again, it keeps 4,096 of them.
    /// </summary>
    public int CachedAccounts { get; set; } = 24_000;

    /// <summary>The last changes of the feed that are kept in memory for those who follow closely, some 1 KB each.</summary>
    public int RecentChanges { get; set; } = 8_192;

    /// <summary>
    /// Set after the database was restored from a backup, to any text that names that restore: the feed is a new one then. It
    /// may stay set; another text says that it was restored again.
    /// </summary>
    public string RestoredAs { get; set; } = string.Empty;

    /// <summary>Connections that read on the hot paths: the most reads at one moment.</summary>
    public int ReaderConnections { get; set; } = 2 * Environment.ProcessorCount;
}
