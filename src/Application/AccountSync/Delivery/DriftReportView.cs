using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>One account on both sides, and when it was read.</summary>
public sealed record DriftReportView(AccountDrift Drift, DateTimeOffset ReportTime, Guid FeedId);
