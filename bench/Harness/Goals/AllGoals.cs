namespace PublisherMigration.Harness.Goals;

/// <summary>A further goal is a further entry here.</summary>
internal static class AllGoals
{
    private static readonly IGoal[] Goals =
    [
        new ReadBanners(),
        new RecordChangeCalls("P2", FleetSize.Usual),
        new RecordChangeStream(),
        new ReadFeed(),
        new ImportPublishers(),
        new BecomeReady(),
        new RecordChangeCalls("P6", FleetSize.Large),
        new ReadBannersOfMany(),
        new StayWithinMemory(),
    ];

    public static IEnumerable<string> Ids => Goals.Select(goal => goal.Id).Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> Usual => Ids.Except(Long, StringComparer.Ordinal);

    /// <summary>Those that are measured only when asked for.</summary>
    public static IEnumerable<string> Long =>
        Goals.Where(goal => goal.TakesLong).Select(goal => goal.Id).Distinct(StringComparer.Ordinal);

    public static IEnumerable<IGoal> Of(BenchOptions options) =>
        Goals.Where(goal =>
            options.Goals.Contains(goal.Id, StringComparer.Ordinal) && !(options.Null && goal.NeedsOurServer)
        );
}
