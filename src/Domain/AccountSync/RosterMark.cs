namespace PublisherMigration.Domain.AccountSync;

/// <summary>A roster that was answered: which one, and how.</summary>
public sealed record RosterMark(long SourceVersion, long Fingerprint, RosterCounts Counts, Guid? HoldId);
