using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>What became of one change, as its caller is told.</summary>
/// <param name="Outcome">Refused, when there is a violation.</param>
/// <param name="Sequence">0 unless it is or was recorded.</param>
/// <param name="Position">0 unless it is or was recorded.</param>
/// <param name="Original">Of a duplicate: the outcome of the first time.</param>
/// <param name="Hold">The hold that has or had it, as it stands now.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record ChangeAnswer(
    ChangeOutcome Outcome,
    long Sequence = 0,
    long Position = 0,
    ChangeOutcome? Original = null,
    HoldReference? Hold = null,
    RuleViolation? Refusal = null
)
{
    public static ChangeAnswer Refused(RuleViolation violation) => new(ChangeOutcome.Refused, Refusal: violation);
}
