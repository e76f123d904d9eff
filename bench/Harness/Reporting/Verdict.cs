using PublisherMigration.Harness.Goals;

namespace PublisherMigration.Harness.Reporting;

/// <summary>One measure of one goal: figures of each round and the bound of their ratio.</summary>
internal sealed record Verdict(
    string Goal,
    string Work,
    string Measure,
    double Bound,
    bool IsFloor,
    IReadOnlyList<Pair<double>> Rounds
)
{
    public IEnumerable<double> Ratios => Rounds.Select(round => round.Ours / round.Theirs);

    /// <summary>Median of the ratios of the pairs, not the ratio of the medians: a pair shares what drifts.</summary>
    public double Ratio => Ratios.Median();

    public bool IsMet => IsFloor ? Ratio >= Bound : Ratio <= Bound;

    public static Verdict AtLeast<T>(
        string goal,
        string work,
        string measure,
        double bound,
        IEnumerable<Pair<T>> pairs,
        Func<T, double> figure
    ) => new(goal, work, measure, bound, true, Figures(pairs, figure));

    public static Verdict AtMost<T>(
        string goal,
        string work,
        string measure,
        double bound,
        IEnumerable<Pair<T>> pairs,
        Func<T, double> figure
    ) => new(goal, work, measure, bound, false, Figures(pairs, figure));

    private static List<Pair<double>> Figures<T>(IEnumerable<Pair<T>> pairs, Func<T, double> figure) =>
        [.. pairs.Select(pair => new Pair<double>(figure(pair.Ours), figure(pair.Theirs)))];
}
