using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>What became of one item that was to be created or replaced.</summary>
public readonly record struct SaveOutcome(SaveResult Result, RuleViolation? Violation = null)
{
    public static readonly SaveOutcome Created = new(SaveResult.Created);
    public static readonly SaveOutcome Updated = new(SaveResult.Updated);
    public static readonly SaveOutcome Unchanged = new(SaveResult.Unchanged);

    public static SaveOutcome Rejected(RuleViolation violation) => new(SaveResult.Rejected, violation);
}
