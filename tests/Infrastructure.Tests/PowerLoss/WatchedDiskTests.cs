using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.Infrastructure.Tests.Sync;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>The listener hears all that reaches the files, or the losses would be of other files than the store's.</summary>
public sealed class WatchedDiskTests
{
    [Fact]
    public async Task Log_MakesTheFilesThatAreThere()
    {
        var (folder, log) = (TestStore.NewFolder(), new DiskLog());
        WatchedDisk.Record(folder, log);
        try
        {
            await using (var store = TestStore.OpenIn(folder, new() { ["Database:CheckpointPages"] = "100" }))
            {
                await store.MigrateAsync("acme");
                for (var version = 1; version <= 200; version++)
                {
                    await store.AddAsync("acme", SyncedStore.Dev(version), SyncedStore.Developer, version);
                }

                // Rows that trail would be written at any moment.
                await SyncedStore.CountAsync(store, "account_members");
                ContentOf(log, StoreFile.Wal).ShouldBe(await ReadAsync(folder, StoreFile.Wal));
                log.ToArray().ShouldContain(static done => done is Synced);
            }

            ContentOf(log, StoreFile.Database).ShouldBe(await ReadAsync(folder, StoreFile.Database));
        }
        finally
        {
            WatchedDisk.Forget(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] ContentOf(DiskLog log, StoreFile file)
    {
        var events = log.ToArray();
        using var content = new MemoryStream();
        var disk = new RecordedDisk(new Dictionary<StoreFile, byte[]>(), events);
        disk.At(events.Length, file).Leave(content, Fate.Kept, new Random(1));
        return content.ToArray();
    }

    private static async Task<byte[]> ReadAsync(string folder, StoreFile file)
    {
        // SQLite keeps the files open.
        await using var stream = new FileStream(
            StoreLife.PathOf(folder, file),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }
}
