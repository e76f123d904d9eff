namespace PublisherMigration.Harness.Reporting;

/// <summary>Every single run, and what they come to.</summary>
internal sealed record GoalReport(ReportTable Runs, IReadOnlyList<Verdict> Verdicts);
