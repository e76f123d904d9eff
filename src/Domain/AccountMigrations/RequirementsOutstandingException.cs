using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>A cut-over is refused because a requirement is not satisfied (rule 15); says how both stand.</summary>
public sealed class RequirementsOutstandingException(RuleViolation violation, IReadOnlyList<Requirement> requirements)
    : RuleViolationException(violation)
{
    public IReadOnlyList<Requirement> Requirements { get; } = requirements;
}
