namespace PublisherMigration.Harness.Goals;

/// <summary>A further goal is a further entry here.</summary>
internal static class AllGoals
{
    private static readonly IGoal[] Goals = [new ReadBanners(), new ImportPublishers(), new BecomeReady()];

    public static IEnumerable<string> Ids => Goals.Select(goal => goal.Id);

    public static IEnumerable<IGoal> Of(BenchOptions options) =>
        Goals.Where(goal =>
            options.Goals.Contains(goal.Id, StringComparer.Ordinal) && !(options.Null && goal.NeedsOurServer)
        );
}
