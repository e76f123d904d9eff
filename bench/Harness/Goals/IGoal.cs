using PublisherMigration.Harness.Reporting;

namespace PublisherMigration.Harness.Goals;

/// <summary>One line of the goals in the performance design.</summary>
internal interface IGoal
{
    string Id { get; }

    /// <summary>A second comparator cannot take our place.</summary>
    bool NeedsOurServer { get; }

    Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation);
}
