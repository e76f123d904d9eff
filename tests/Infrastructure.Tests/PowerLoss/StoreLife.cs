using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>A store from its start to its last event, with what was said of it and what happened to its files.</summary>
internal sealed record StoreLife(RecordedDisk Disk, Ledger Ledger, RecordedHistory History, long DeliveredTo)
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        // Small, so that checkpoints and projections come often.
        ["Database:CheckpointPages"] = "100",
        ["Database:CachedAccounts"] = "6",
    };

    /// <param name="folder">A new folder, or one that another life has left.</param>
    /// <param name="before">What was answered in the lives before, and is in the folder.</param>
    /// <param name="answeredTo">The position up to which it was.</param>
    /// <param name="life">Which one it is.</param>
    /// <param name="steps">How much is done in it.</param>
    /// <param name="seed">Draws what.</param>
    public static async Task<StoreLife> RunAsync(
        string folder,
        Ledger before,
        long answeredTo,
        int life,
        int steps,
        int seed
    )
    {
        var log = new DiskLog();
        var first = Enum.GetValues<StoreFile>().ToDictionary(file => file, file => Read(PathOf(folder, file)));
        var ledger = before.First(before.Entries.Count);
        if (ledger.Entries.Count > 0)
        {
            log.Add(new Answered(ledger.Entries.Count, answeredTo));
        }

        WatchedDisk.Record(folder, log);
        try
        {
            // Between the two the service is stopped and started as usual: the WAL goes, and another one comes.
            await SitAsync(folder, new Sitting(log, ledger, (2 * life) - 1, steps / 2, seed), static _ => 0);
            return await SitAsync(
                folder,
                new Sitting(log, ledger, 2 * life, steps / 2, seed + 1),
                // What comes later, the last checkpoint and the end of the WAL, is no part of it.
                rows => new StoreLife(
                    new RecordedDisk(first, log.ToArray()),
                    ledger,
                    new RecordedHistory(rows.Changes()),
                    rows.Watermark()
                )
            );
        }
        finally
        {
            WatchedDisk.Forget(folder);
        }
    }

    public int Frames => Disk.Events.Count(Losses.IsEndOfFrame);

    /// <summary>How often the WAL was begun anew over what is in the database: frames of before lie behind it then.</summary>
    public int BeginningsOfWal => Disk.Events.Count(static done => done is Written { File: StoreFile.Wal, Offset: 0 });

    /// <summary>What the loss must have left of the answers.</summary>
    public (Ledger Ledger, long Position) AnsweredAt(Loss loss)
    {
        var answered = Disk.AnsweredAt(loss.At);
        return (Ledger.First(answered.Answers), answered.Position);
    }

    public static string PathOf(string folder, StoreFile file) =>
        Path.Combine(
            folder,
            file switch
            {
                StoreFile.Database => "migration.db",
                StoreFile.Wal => "migration.db-wal",
                StoreFile.Portal => "migration.db.legacy-portal",
                _ => "migration.db.legacy-portal-wal",
            }
        );

    public static StoreFile FileOf(string path) =>
        Enum.GetValues<StoreFile>()
            .First(file =>
                string.Equals(
                    Path.GetFileName(PathOf(string.Empty, file)),
                    Path.GetFileName(path),
                    StringComparison.Ordinal
                )
            );

    /// <summary>From a start to the stop.</summary>
    private static async Task<T> SitAsync<T>(string folder, Sitting sitting, Func<StoreRows, T> last)
    {
        await using var store = TestStore.OpenIn(folder, Settings);
        using var rows = new StoreRows(folder);
        using var ending = new CancellationTokenSource();
        var delivery = store.Get<IDeliveryEngine>().RunAsync(ending.Token);
        await new Workload(store, sitting).RunAsync(rows.Accounts());
        await ending.CancelAsync();
        await delivery;
        return last(rows);
    }

    private static byte[] Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : [];
}
