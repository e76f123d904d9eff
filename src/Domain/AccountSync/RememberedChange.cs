namespace PublisherMigration.Domain.AccountSync;

/// <summary>What was answered under a change id.</summary>
/// <param name="ChangeId">The id.</param>
/// <param name="Fingerprint">Of the body.</param>
/// <param name="Outcome">Recorded, without effect, or held.</param>
/// <param name="Sequence">0 unless recorded.</param>
/// <param name="Position">0 unless recorded.</param>
/// <param name="HoldId">Of a held one.</param>
/// <param name="Time">When it was answered.</param>
public sealed record RememberedChange(
    Guid ChangeId,
    long Fingerprint,
    ChangeOutcome Outcome,
    long Sequence,
    long Position,
    Guid? HoldId,
    DateTimeOffset Time
);
