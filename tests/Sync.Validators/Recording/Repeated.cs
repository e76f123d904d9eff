using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>
/// The same change sent again, nothing else changed: what was remembered is answered DUPLICATE with the first outcome and its
/// place; what was stale is stale again; where no answer came, any answer that is one of the two.
/// </summary>
public static class Repeated
{
    public static IReadOnlyList<string> Check(AnsweredChange first, AnsweredChange again)
    {
        var name = $"{first.ChangeId} of {first.PublisherId}";
        if (again.Result is not { } result)
        {
            return [];
        }

        if (first.Result is null)
        {
            return again.FirstOutcome == ChangeOutcome.Duplicate || IsUnremembered(result)
                ? [$"{name} had no answer, and its repetition was {result.Outcome} of {result.OriginalOutcome}."]
                : [];
        }

        return first.FirstOutcome switch
        {
            ChangeOutcome.Recorded or ChangeOutcome.NoEffect when IsTheSame(first, again) => [],
            // It may have been decided meanwhile, and then has a place.
            ChangeOutcome.Held when IsDuplicateOf(again, ChangeOutcome.Held) => [],
            ChangeOutcome.Stale when result.Outcome == ChangeOutcome.Stale => [],
            // A refusal is judged afresh.
            ChangeOutcome.Unspecified => [],
            _ => [$"{name} was {first.Result}, and is {result} when sent again."],
        };
    }

    private static bool IsUnremembered(ChangeResult result) =>
        result.Outcome == ChangeOutcome.Duplicate
        && result.OriginalOutcome is not (ChangeOutcome.Recorded or ChangeOutcome.NoEffect or ChangeOutcome.Held);

    private static bool IsTheSame(AnsweredChange first, AnsweredChange again) =>
        IsDuplicateOf(again, first.FirstOutcome)
        && again.Result!.Sequence == first.Result!.Sequence
        && again.Result.Position == first.Result.Position;

    private static bool IsDuplicateOf(AnsweredChange again, ChangeOutcome outcome) =>
        again.Result!.Outcome == ChangeOutcome.Duplicate && again.Result.OriginalOutcome == outcome;
}
