using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>
/// What callers were told is so: a change answered RECORDED is in the history exactly once, where the answer says, and says
/// what was sent; one answered otherwise is not there; one without an answer is there once or not at all; and nothing is
/// there that nobody sent.
/// </summary>
public static class Recorded
{
    public static IReadOnlyList<string> Check(IReadOnlyCollection<AnsweredChange> answered, FeedHistory history)
    {
        var recorded = history
            .Changes.Where(change => change.ChangeId.Length > 0)
            .ToLookup(change => (change.PublisherId, change.ChangeId));
        var sent = answered.Select(change => (change.PublisherId, change.ChangeId)).ToHashSet();
        return
        [
            .. answered.SelectMany(change => Check(change, [.. recorded[(change.PublisherId, change.ChangeId)]])),
            .. history
                .Changes.Where(change => change.Cause == ChangeCause.Recorded)
                .Where(change => !sent.Contains((change.PublisherId, change.ChangeId)))
                .Select(change => $"{change.Name()} was recorded, and nobody sent its change id {change.ChangeId}."),
        ];
    }

    private static IEnumerable<string> Check(AnsweredChange answered, IReadOnlyList<Change> recorded)
    {
        var name = $"{answered.ChangeId} of {answered.PublisherId}";
        if (recorded.Count > 1)
        {
            yield return $"{name} is recorded {recorded.Count} times.";
        }

        if (recorded is [var first, ..] && !SameFact.Is(answered.Change, first))
        {
            yield return $"{name} is recorded as something else: {first}.";
        }

        if (answered.Result is { } result && FaultOf(answered, result, recorded) is { } fault)
        {
            yield return $"{name} was answered {answered.Result.Outcome} of {answered.FirstOutcome}, and {fault}.";
        }
    }

    private static string? FaultOf(AnsweredChange answered, ChangeResult result, IReadOnlyList<Change> recorded) =>
        answered.FirstOutcome switch
        {
            ChangeOutcome.Recorded => recorded switch
            {
                [] => "is not recorded",
                [var first, ..] when first.Sequence != result.Sequence || first.Position != result.Position =>
                    $"is at {first.Sequence} ({first.Position}), not at {result.Sequence} ({result.Position})",
                _ => null,
            },
            ChangeOutcome.Held => recorded.Any(change => change.Cause != ChangeCause.HoldApproved)
                ? "was recorded without an approval"
                : null,
            ChangeOutcome.NoEffect or ChangeOutcome.Stale or ChangeOutcome.Unspecified => recorded.Count > 0
                ? "is recorded all the same"
                : null,
            _ => $"{answered.FirstOutcome} is no outcome of a first time",
        };
}
