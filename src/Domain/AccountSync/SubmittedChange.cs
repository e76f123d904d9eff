namespace PublisherMigration.Domain.AccountSync;

/// <summary>A change as its source gave it.</summary>
/// <param name="ChangeId">The idempotency key, per account.</param>
/// <param name="SourceVersion">Rising; compared per subject.</param>
/// <param name="OccurredTime">Shown, never used to decide.</param>
/// <param name="Body">What it says.</param>
/// <param name="Fingerprint">Of everything above but the id: tells a repetition from another body under the same id.</param>
public sealed record SubmittedChange(
    Guid ChangeId,
    long SourceVersion,
    DateTimeOffset? OccurredTime,
    ChangeBody Body,
    long Fingerprint
);
