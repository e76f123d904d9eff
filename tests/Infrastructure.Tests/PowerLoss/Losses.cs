using PublisherMigration.Disk.Trace;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>Draws the power losses of a store's life.</summary>
internal static class Losses
{
    private static readonly Fate[] Fates = Enum.GetValues<Fate>();

    /// <summary>
    /// At each answer, with all lost that could be; at the end of each frame of the WAL, which is cut there; at some of the
    /// pages that a checkpoint writes, which are torn and the ones before them too; and then anywhere and anyhow.
    /// </summary>
    /// <param name="disk">The life, from its first answer on.</param>
    /// <param name="count">How many; where there are more answers and frames than half of that, some of them.</param>
    /// <param name="seed">Draws them.</param>
    public static Loss[] Of(RecordedDisk disk, int count, int seed)
    {
        var random = new Random(seed);
        var first = disk.Events.TakeWhile(static happened => happened is not Answered).Count() + 1;
        var instants = Enumerable.Range(first, disk.Events.Count - first + 1).ToArray();
        Loss[] told =
        [
            .. Some(
                    instants.Where(at => disk.Events[at - 1] is Answered || IsEndOfFrame(disk.Events[at - 1])),
                    count / 2
                )
                .Select(at =>
                    disk.Events[at - 1] is Answered ? Draw(at, Fate.Lost, Fate.Lost) : Draw(at, Fate.Kept, Fate.Kept)
                ),
            .. Some(instants.Where(at => disk.Events[at - 1] is Written { File: StoreFile.Database }), count / 8)
                .Select(at => Draw(at, Fate.Scattered, Fate.Lost)),
        ];
        return
        [
            .. told,
            .. Enumerable
                .Range(0, count - told.Length)
                .Select(_ =>
                    Draw(random.GetItems(instants, 1)[0], random.GetItems(Fates, 1)[0], random.GetItems(Fates, 1)[0])
                ),
        ];

        Loss Draw(int at, Fate database, Fate wal) => new(at, database, wal, random.Next());
    }

    public static bool IsEndOfFrame(DiskEvent happened) =>
        happened is Written { File: StoreFile.Wal, Data.Length: WalPieces.PageBytes };

    /// <summary>All of them, or so many that lie evenly.</summary>
    private static IEnumerable<int> Some(IEnumerable<int> instants, int most)
    {
        var all = instants.ToArray();
        return all.Length <= most
            ? all
            : Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Length / most)]);
    }
}
