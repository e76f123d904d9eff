using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>
/// Lets a store live, and takes its power away at many instants of that life, each in a copy of its files as the disk may have
/// them then. The next life begins with one of these copies.
/// </summary>
internal sealed class PowerLossRun(int seed, Action<string> tell) : IDisposable
{
    /// <summary>A store that grows without end makes each look at it longer.</summary>
    private const int LivesOfAStore = 4;

    private const int LossesOfALife = 1_000;
    private const int StepsOfALife = 80;

    private readonly Random _random = new(seed);
    private string _folder = TestStore.NewFolder();
    private Ledger _ledger = new();
    private long _answeredTo;
    private int _life;

    public async Task RunAsync(int losses)
    {
        for (var done = 0; done < losses; done += LossesOfALife)
        {
            if (_life == LivesOfAStore)
            {
                Begin(TestStore.NewFolder(), new Ledger(), answeredTo: 0);
                _life = 0;
            }

            var life = await StoreLife.RunAsync(_folder, _ledger, _answeredTo, ++_life, StepsOfALife, _random.Next());
            var drawn = Losses.Of(life.Disk, Math.Min(LossesOfALife, losses - done), _random.Next());
            await LoseAsync(life, drawn);
            tell(
                $"{done + drawn.Length} of {losses} power losses; this life had {life.Disk.Events.Count} writes and syncs, "
                    + $"{life.Frames} frames, "
                    + $"{life.BeginningsOfWal} beginnings of the WAL, {life.Ledger.Entries.Count} answers, "
                    + $"{life.History.Changes.Count} changes, delivered up to {life.DeliveredTo}."
            );
            LeaveOne(life, drawn[_random.Next(drawn.Length)]);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task LoseAsync(StoreLife life, Loss[] losses)
    {
        var check = new CopyCheck(life.History);
        await Parallel.ForEachAsync(
            losses,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (loss, _) =>
            {
                var faults = await FaultsAsync(life, check, loss);
                if (faults.Count > 0)
                {
                    // Another run of the same seed has other threads: these files are the evidence.
                    var files = TestStore.NewFolder();
                    loss.Leave(life.Disk, files);
                    throw new PowerLossException(
                        $"Seed {seed}, life {_life}, {loss} of {life.Disk.Events.Count}, after "
                            + $"{life.Disk.Events[loss.At - 1]}; the files are in {files}:\n"
                            + string.Join('\n', faults.Take(20))
                    );
                }
            }
        );
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(StoreLife life, CopyCheck check, Loss loss)
    {
        var (ledger, position) = life.AnsweredAt(loss);
        using var copy = new UnsyncedCopy(life.Disk, loss);
        return await check.FaultsAsync(copy.Folder, ledger, position);
    }

    private void LeaveOne(StoreLife life, Loss loss)
    {
        var folder = TestStore.NewFolder();
        loss.Leave(life.Disk, folder);
        var (ledger, position) = life.AnsweredAt(loss);
        Begin(folder, ledger, position);
    }

    private void Begin(string folder, Ledger ledger, long answeredTo)
    {
        Directory.Delete(_folder, recursive: true);
        (_folder, _ledger, _answeredTo) = (folder, ledger, answeredTo);
    }
}
