using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>A work email, its tenant if one is known, and the first of rules 6–9 that it breaks; it stands when it breaks none.</summary>
public sealed record JudgedWorkEmail(WorkEmail WorkEmail, Tenant? Tenant, RuleViolation? Violation)
{
    public bool Stands => Violation is null;
}
