using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Feed;

/// <summary>A change comes whole or not at all: to the letter as the account's history has it.</summary>
public static class Atomic
{
    public static IReadOnlyList<string> Check(WatchedStream stream, FeedHistory history)
    {
        var violations = new List<string>();
        foreach (var change in stream.Changes)
        {
            if (change.KindCase == Change.KindOneofCase.None)
            {
                violations.Add($"{change.Name()} is of no kind.");
            }

            var recorded = history.Find(change.PublisherId, change.Sequence);
            if (recorded is not null && !recorded.Equals(change))
            {
                violations.Add($"{change.Name()} is not as its account's history has it.");
            }
        }

        return violations;
    }
}
