namespace PublisherMigration.Harness.Goals;

/// <summary>One round: our figure and, right after it, the comparator's.</summary>
internal sealed record Pair<T>(T Ours, T Theirs);

/// <summary>Runs two contestants in turns, so that what drifts on the machine drifts for both.</summary>
internal static class Pairs
{
    public static async Task<List<Pair<T>>> MeasureAsync<T>(
        int rounds,
        Func<Task<T>> ours,
        Func<Task<T>> theirs,
        CancellationToken cancellation
    )
    {
        var pairs = new List<Pair<T>>();
        // The first round warms up both and is thrown away.
        for (var round = 0; round <= rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var pair = new Pair<T>(await ours(), await theirs());
            Progress.Say(round == 0 ? "warmed up" : $"round {round}: {pair.Ours} | {pair.Theirs}");
            pairs.Add(pair);
        }

        return pairs[1..];
    }
}
