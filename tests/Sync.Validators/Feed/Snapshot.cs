using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>
/// Rosters, then SNAPSHOT_COMPLETE, then changes: each account once, each as it was at its sequence, no change that its
/// roster contains, and rosters with changes together the state that the history has at the stream's end.
/// </summary>
public static class Snapshot
{
    /// <param name="stream">From the first message of the snapshot on.</param>
    /// <param name="history">What is recorded.</param>
    public static IReadOnlyList<string> Check(WatchedStream stream, FeedHistory history)
    {
        var violations = new List<string>();
        var isComplete = false;
        var accounts = new Dictionary<string, AccountState>(StringComparer.Ordinal);
        foreach (var message in stream.Messages)
        {
            violations.AddRange(
                message.Rosters.SelectMany(roster => TakeRoster(roster, isComplete, accounts, history))
            );
            violations.AddRange(message.Changes.SelectMany(change => TakeChange(change, isComplete, accounts)));
            if (message.Bookmark is { Kind: FeedBookmarkKind.SnapshotComplete })
            {
                if (isComplete)
                {
                    violations.Add("SNAPSHOT_COMPLETE came twice.");
                }

                isComplete = true;
            }
        }

        return isComplete ? [.. violations, .. EndState(stream, accounts, history)] : violations;
    }

    private static IEnumerable<string> TakeRoster(
        AccountRoster roster,
        bool isComplete,
        Dictionary<string, AccountState> accounts,
        FeedHistory history
    )
    {
        if (isComplete)
        {
            yield return $"The roster of {roster.PublisherId} came after SNAPSHOT_COMPLETE.";
        }

        var state = AccountState.Of(roster);
        if (!accounts.TryAdd(roster.PublisherId, state))
        {
            yield return $"The roster of {roster.PublisherId} came twice.";
        }

        var should = history.StateAt(roster.PublisherId, roster.Sequence);
        if (should.Sequence != roster.Sequence || roster.Sequence == 0)
        {
            yield return $"The roster of {roster.PublisherId} is of sequence {roster.Sequence}, which is not recorded.";
        }

        foreach (var difference in should.DifferencesTo(state))
        {
            yield return $"In the roster of {roster.PublisherId} {difference}.";
        }
    }

    private static IEnumerable<string> TakeChange(
        Change change,
        bool isComplete,
        Dictionary<string, AccountState> accounts
    )
    {
        if (!isComplete)
        {
            yield return $"{change.Name()} came before SNAPSHOT_COMPLETE.";
        }

        if (!accounts.TryGetValue(change.PublisherId, out var state))
        {
            accounts[change.PublisherId] = state = new AccountState();
        }

        if (change.Sequence <= state.Sequence)
        {
            yield return $"{change.Name()} came, and {state.Sequence} was there already.";
        }
        else if (change.Sequence > state.Sequence + 1)
        {
            yield return $"{change.Name()} came after {state.Sequence}: a gap.";
        }

        state.Apply(change);
    }

    private static IEnumerable<string> EndState(
        WatchedStream stream,
        Dictionary<string, AccountState> accounts,
        FeedHistory history
    )
    {
        foreach (var publisherId in history.PublisherIds.Where(stream.LetsThrough))
        {
            var owed = history
                .Of(publisherId)
                .Where(change => change.Position <= stream.EndPosition)
                .Select(change => change.Sequence)
                .DefaultIfEmpty(0)
                .Max();
            var state = accounts.GetValueOrDefault(publisherId);
            if ((state?.Sequence ?? 0) < owed)
            {
                yield return $"{publisherId} is at {state?.Sequence ?? 0} and should be at {owed}.";
            }
            else if (state is not null)
            {
                foreach (var difference in history.StateAt(publisherId, state.Sequence).DifferencesTo(state))
                {
                    yield return $"At the end of the stream, in {publisherId}, {difference}.";
                }
            }
        }
    }
}
