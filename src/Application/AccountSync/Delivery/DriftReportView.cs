using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>One account on both sides.</summary>
/// <param name="Drift">What differs.</param>
/// <param name="RestatedTime">When its last restatement was recorded, as far as that is kept.</param>
/// <param name="ReportTime">When it was read.</param>
public sealed record DriftReportView(AccountDrift Drift, DateTimeOffset? RestatedTime, DateTimeOffset ReportTime);
