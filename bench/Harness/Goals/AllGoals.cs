namespace PublisherMigration.Harness.Goals;

/// <summary>A further goal is a further entry here.</summary>
internal static class AllGoals
{
    private static readonly IGoal[] Goals = [new ReadBanners(), new ImportPublishers(), new BecomeReady()];

    public static IEnumerable<string> Ids => Goals.Select(goal => goal.Id);

    public static IEnumerable<IGoal> Named(IEnumerable<string> ids) =>
        Goals.Where(goal => ids.Contains(goal.Id, StringComparer.Ordinal));
}
