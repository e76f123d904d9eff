using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>How many changes were received, and what became of them.</summary>
public sealed record OutcomeCounts
{
    public long Received { get; init; }

    public long Recorded { get; init; }

    public long NoEffect { get; init; }

    public long Stale { get; init; }

    public long Held { get; init; }

    public long Duplicate { get; init; }

    public long Refused { get; init; }

    /// <param name="received">How many were sent.</param>
    /// <param name="results">What was answered.</param>
    public static OutcomeCounts Of(long received, IReadOnlyCollection<ChangeResult> results)
    {
        return new OutcomeCounts
        {
            Received = received,
            Recorded = Count(ChangeOutcome.Recorded),
            NoEffect = Count(ChangeOutcome.NoEffect),
            Stale = Count(ChangeOutcome.Stale),
            Held = Count(ChangeOutcome.Held),
            Duplicate = Count(ChangeOutcome.Duplicate),
            Refused = results.Count(result => result.Error is not null),
        };

        int Count(ChangeOutcome outcome) => results.Count(result => result.Error is null && result.Outcome == outcome);
    }

    /// <summary>Invariant 7: every change received has exactly one outcome.</summary>
    public IReadOnlyList<string> Check()
    {
        var sum = Recorded + NoEffect + Stale + Held + Duplicate + Refused;
        return sum == Received ? [] : [$"{Received} were received, and the outcomes add up to {sum}: {this}."];
    }
}
