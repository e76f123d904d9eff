using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>What became of a roster.</summary>
public sealed record RosterDecision(
    ChangeOutcome Outcome,
    RosterCounts Counts,
    ChangeOutcome? OriginalOutcome = null,
    Guid? HoldId = null,
    RuleViolation? Refusal = null
)
{
    public static readonly RosterDecision Stale = new(ChangeOutcome.Stale, RosterCounts.None);

    public static RosterDecision Refused(RuleViolation violation) =>
        new(ChangeOutcome.Refused, RosterCounts.None, Refusal: violation);

    public static RosterDecision Duplicate(RosterMark mark) =>
        new(
            ChangeOutcome.Duplicate,
            mark.Counts,
            mark.HoldId is not null ? ChangeOutcome.Held
                : mark.Counts.HasDifferences ? ChangeOutcome.Recorded
                : ChangeOutcome.NoEffect,
            mark.HoldId
        );
}
