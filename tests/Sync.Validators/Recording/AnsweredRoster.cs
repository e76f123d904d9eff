using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>A roster as it was reported, and what the caller was told of it.</summary>
/// <param name="Request">As reported.</param>
/// <param name="Response">The answer; null when none came, or a refusal.</param>
public sealed record AnsweredRoster(ReportRosterRequest Request, ReportRosterResponse? Response);
