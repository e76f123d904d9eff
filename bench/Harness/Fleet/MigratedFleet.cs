namespace PublisherMigration.Harness.Fleet;

/// <summary>A database of migrated accounts that no server has open, and what their next changes may be.</summary>
internal sealed class MigratedFleet(MigratableFleet accounts, string database, ChangeMix mix, int changes)
{
    /// <summary>Above what any contestant answers; bodies are prepared for it.</summary>
    private const int MostCallsPerSecond = 100_000;

    /// <summary>The store, and the embedded legacy portal beside it.</summary>
    private static readonly string[] Files = ["", ".legacy-portal"];

    private ChangeCalls? calls;

    public MigratableFleet Accounts => accounts;

    public string Database => database;

    /// <summary>All changes in it: those recorded, in whole messages, and the one of each cut-over.</summary>
    public int Changes => changes;

    public ChangeMix Mix => mix;

    /// <summary>Calls that go on where those of the run before ended.</summary>
    public ChangeCalls Calls(BenchOptions options)
    {
        var lanes = options.Connections * options.Streams;
        var seconds = (options.WarmUp + options.Duration).TotalSeconds;
        return calls ??= new ChangeCalls(mix, lanes, (int)(seconds * MostCallsPerSecond / lanes) + 1);
    }

    /// <summary>The same in another directory, to be changed freely.</summary>
    public MigratedFleet CopyTo(string directory)
    {
        var copy = Path.Combine(directory, Path.GetFileName(database));
        foreach (var file in Files)
        {
            Copy(database + file, copy + file);
        }

        return new MigratedFleet(accounts, copy, mix.Copy(), changes);
    }

    private static void Copy(string database, string copy)
    {
        if (File.Exists($"{database}-wal"))
        {
            throw new BenchException($"{database} was not closed properly: it has a log still");
        }

        File.Copy(database, copy);
        // What is still on its way to the disk would be synced by the first writes to it, which are measured.
        using var handle = File.OpenHandle(copy, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
