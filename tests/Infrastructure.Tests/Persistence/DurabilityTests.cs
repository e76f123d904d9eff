using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class DurabilityTests
{
    [Fact]
    public async Task Open_OfACopyTakenWhileWriting_HoldsEverythingAcknowledged()
    {
        await using var store = TestStore.Open(settings: new() { ["Database:CheckpointPages"] = "100" });
        for (var number = 0; number < 200; number++)
        {
            var id = $"account-{number}";
            await store.WriteAsync(session => session.Import(id));
        }

        var copy = store.CopyFiles();
        await using (var reopened = TestStore.OpenIn(copy))
        {
            reopened.Store.FeedId.ShouldBe(store.Store.FeedId);
            for (var number = 0; number < 200; number++)
            {
                var id = Fleet.Id($"account-{number}");
                (await reopened.ReadAsync(session => session.Find(id))).ShouldNotBeNull();
            }
        }

        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Wal_IsCheckpointed_WhileWritesGoOn()
    {
        const int pages = 100;
        await using var store = TestStore.Open(settings: new() { ["Database:CheckpointPages"] = $"{pages}" });
        for (var number = 0; number < 300; number++)
        {
            var id = $"account-{number}";
            await store.WriteAsync(session => session.Import(id));
        }

        // Some 10 pages each, so without checkpoints thirty times the threshold.
        new FileInfo(store.DatabasePath + "-wal").Length.ShouldBeInRange(1, 4 * pages * 4096);
    }

    [Fact]
    public async Task Open_OfADatabaseInUse_SaysWhoHasIt()
    {
        await using var store = TestStore.Open();
        var refusal = (await TestStore.RefusalInAsync(store.Folder)).ShouldNotBeNull();
        refusal.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}");
        refusal.ShouldContain("Database:Path");
    }

    [Fact]
    public async Task Open_WhereALockFileWasLeftBehind_Works()
    {
        var folder = TestStore.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "migration.db.lock"),
            "process 1 on elsewhere",
            TestContext.Current.CancellationToken
        );
        await TestStore.OpenIn(folder).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
