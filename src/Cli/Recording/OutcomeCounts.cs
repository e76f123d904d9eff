using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Recording;

/// <summary>How many changes had which outcome. A refused one has none, and is counted as UNSPECIFIED.</summary>
internal sealed class OutcomeCounts
{
    private readonly SortedDictionary<ChangeOutcome, long> counts = new(
        Enum.GetValues<ChangeOutcome>().ToDictionary(static outcome => outcome, static _ => 0L)
    );

    public long Answered { get; private set; }

    /// <summary>Changes whose hold is open, held now or earlier.</summary>
    public long Waiting { get; private set; }

    public long Refused => this[ChangeOutcome.Unspecified];

    public long this[ChangeOutcome outcome] => counts[outcome];

    /// <summary>Those that are not refused, in the order of the contract.</summary>
    public IEnumerable<(ChangeOutcome Outcome, long Count)> Taken =>
        counts
            .Where(static count => count.Key != ChangeOutcome.Unspecified)
            .Select(static count => (count.Key, count.Value));

    public void Add(ChangeResult result)
    {
        ChangeOutcome outcome = result.Error is null ? result.Outcome : ChangeOutcome.Unspecified;
        counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
        Answered++;
        if (result.Hold is { State: HoldState.Open })
        {
            Waiting++;
        }
    }
}
