using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>The last change of an account that was refused; shown to operators.</summary>
public sealed record RefusedChange(Guid ChangeId, long SourceVersion, RuleViolation Violation, DateTimeOffset Time);
