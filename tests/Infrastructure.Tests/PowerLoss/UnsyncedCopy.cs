using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>A folder with what a power loss has left of a store; what opens there need not sync.</summary>
internal sealed class UnsyncedCopy : IDisposable
{
    public UnsyncedCopy(RecordedDisk disk, Loss loss)
    {
        loss.Leave(disk, Folder);
        WatchedDisk.LeaveUnsynced(Folder);
    }

    public string Folder { get; } = TestStore.NewFolder();

    public void Dispose()
    {
        WatchedDisk.Forget(Folder);
        Directory.Delete(Folder, recursive: true);
    }
}
