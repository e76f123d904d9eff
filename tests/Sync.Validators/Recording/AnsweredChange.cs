using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>A change as it was sent, and what the caller was told of it.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Change">As sent.</param>
/// <param name="Result">The answer; null when none came: the outcome is unknown.</param>
public sealed record AnsweredChange(string PublisherId, AccountChange Change, ChangeResult? Result)
{
    public string ChangeId => Change.ChangeId;

    /// <summary>The outcome of the first time, whoever was told it.</summary>
    public ChangeOutcome FirstOutcome =>
        Result switch
        {
            null => ChangeOutcome.Unspecified,
            { Outcome: ChangeOutcome.Duplicate } duplicate => duplicate.OriginalOutcome,
            _ => Result.Outcome,
        };

    public static ChangeResult ResultOf(RecordChangeResponse response) =>
        new()
        {
            Outcome = response.Outcome,
            Sequence = response.Sequence,
            Position = response.Position,
            OriginalOutcome = response.OriginalOutcome,
            Hold = response.Hold,
        };
}
