namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>A power loss.</summary>
/// <param name="At">After how many events.</param>
/// <param name="Database">What becomes of what is not synced of a database.</param>
/// <param name="Wal">And of its WAL.</param>
/// <param name="Seed">Draws where, and which bits.</param>
internal sealed record Loss(int At, Fate Database, Fate Wal, int Seed)
{
    /// <summary>Writes what the loss leaves of a disk into a folder.</summary>
    public void Leave(RecordedDisk disk, string folder)
    {
        var random = new Random(Seed);
        Leave(disk, folder, StoreFile.Database, Database, random);
        Leave(disk, folder, StoreFile.Wal, Wal, random);
        Leave(disk, folder, StoreFile.Portal, Database, random);
        Leave(disk, folder, StoreFile.PortalWal, Wal, random);
    }

    private void Leave(RecordedDisk disk, string folder, StoreFile which, Fate fate, Random random)
    {
        using var file = File.Create(StoreLife.PathOf(folder, which));
        disk.At(At, which).Leave(file, fate, random);
    }
}
