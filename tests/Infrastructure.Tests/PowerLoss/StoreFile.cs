namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>The files of a store that outlive the machine's power; the WAL's index is made anew.</summary>
internal enum StoreFile
{
    Database = 1,
    Wal = 2,

    /// <summary>The embedded legacy portal's database.</summary>
    Portal = 3,
    PortalWal = 4,
}
