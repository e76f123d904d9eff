namespace PublisherMigration.Domain.Common;

/// <summary>A single call is refused: nothing that it did is stored.</summary>
public class RuleViolationException(RuleViolation violation) : Exception($"Refused: {violation.Reason}.")
{
    public RuleViolationException(Reason reason)
        : this(RuleViolation.Of(reason)) { }

    public RuleViolation Violation { get; } = violation;
}
