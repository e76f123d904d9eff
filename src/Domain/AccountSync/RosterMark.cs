namespace PublisherMigration.Domain.AccountSync;

/// <summary>A roster that was answered: which one, and how.</summary>
/// <param name="SourceVersion">Its version.</param>
/// <param name="Fingerprint">Of its content.</param>
/// <param name="Counts">What it came to.</param>
/// <param name="HoldId">Of one that was held.</param>
/// <param name="ComparedAt">The account's sequence when it was compared.</param>
public sealed record RosterMark(
    long SourceVersion,
    long Fingerprint,
    RosterCounts Counts,
    Guid? HoldId,
    long ComparedAt
);
