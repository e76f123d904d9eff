using PublisherMigration.Harness.Reporting;

namespace PublisherMigration.Harness.Goals;

/// <summary>One line of the goals in the performance design.</summary>
internal interface IGoal
{
    string Id { get; }

    /// <summary>A second comparator cannot take our place.</summary>
    bool NeedsOurServer { get; }

    /// <summary>etcd is not part of the tree: bench/install brings it.</summary>
    bool NeedsEtcd => false;

    /// <summary>Measured only when asked for by name, or with --all.</summary>
    bool TakesLong => false;

    Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation);
}
