using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>What became of one change.</summary>
/// <param name="Outcome">For a duplicate that of <paramref name="Original"/> was the first.</param>
/// <param name="Sequence">0 unless recorded.</param>
/// <param name="Position">0 unless recorded.</param>
/// <param name="HoldId">Of a held change.</param>
/// <param name="Original">Of a duplicate.</param>
/// <param name="Refusal">Of a refused one.</param>
/// <param name="IsSaidByChange">All that it changed of the account follows from the recorded change: see <see cref="SyncedAccount.Replay"/>.</param>
public sealed record RecordDecision(
    ChangeOutcome Outcome,
    long Sequence = 0,
    long Position = 0,
    Guid? HoldId = null,
    RememberedChange? Original = null,
    RuleViolation? Refusal = null,
    bool IsSaidByChange = false
)
{
    public static readonly RecordDecision Stale = new(ChangeOutcome.Stale);
    public static readonly RecordDecision NoEffect = new(ChangeOutcome.NoEffect);

    public static RecordDecision Duplicate(RememberedChange original) =>
        new(ChangeOutcome.Duplicate, original.Sequence, original.Position, original.HoldId, original);

    public static RecordDecision Refused(RuleViolation violation) => new(ChangeOutcome.Refused, Refusal: violation);
}
