namespace PublisherMigration.Sync.Model.Orders;

/// <summary>What the callers of one history do. One seed draws the same plan; what comes of it also rests on who is when.</summary>
public sealed class HistoryPlan
{
    private readonly int _seed;

    public HistoryPlan(int seed)
    {
        _seed = seed;
        var random = new Random(seed);
        Callers = random.Next(4, 9);
        Steps = random.Next(5, 13);
        IsMigrated = random.Next(4) > 0;
        // Few members: the last owner comes into it. Many: the mass-removal guard.
        Accounts =
        [
            .. Enumerable
                .Range(0, random.Next(1, 3))
                .Select(_ => new Notebook(random.Next(1, 3), random.Next(2) == 0 ? random.Next(3) : random.Next(6, 9))),
        ];
    }

    public int Callers { get; }

    /// <summary>Of each caller.</summary>
    public int Steps { get; }

    /// <summary>Whether the accounts are migrated before the first call.</summary>
    public bool IsMigrated { get; }

    public IReadOnlyList<Notebook> Accounts { get; }

    public Random RandomOf(int caller) => new(HashCodeOf(_seed, caller));

    /// <summary>What a caller does next.</summary>
    /// <param name="random">The caller's own.</param>
    public Step Next(Random random)
    {
        var kind = random.Next(20) switch
        {
            < 3 => StepKind.Stream,
            3 => StepKind.StreamGivenUp,
            4 => StepKind.GivenUp,
            _ => StepKind.Alone,
        };
        return kind switch
        {
            StepKind.Stream or StepKind.StreamGivenUp => new Step(
                kind,
                [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Draw(random, static (n, r) => n.NextChange(r)))]
            ),
            StepKind.GivenUp => new Step(kind, [Draw(random, static (n, r) => n.NextChange(r))]),
            StepKind.Alone or _ => new Step(
                kind,
                [Draw(random, (n, r) => IsMigrated ? n.Next(r) : n.NextBeforeCutOver(r))]
            ),
        };
    }

    private (int Account, Call Call) Draw(Random random, Func<Notebook, Random, Call> draw)
    {
        var account = random.Next(Accounts.Count);
        return (account, draw(Accounts[account], random));
    }

    /// <summary>The same in every process.</summary>
    private static int HashCodeOf(int seed, int caller) => unchecked((seed * 7_919) + (caller * 104_729) + 17);
}
