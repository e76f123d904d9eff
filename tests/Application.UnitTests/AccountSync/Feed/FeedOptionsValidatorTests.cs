using PublisherMigration.Application.AccountSync.Feed;

namespace PublisherMigration.Application.UnitTests.AccountSync.Feed;

public sealed class FeedOptionsValidatorTests
{
    [Theory]
    [InlineData(7, 10_000_000, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(3_650, 1_000_000_000, 1_000_000_000)]
    public void Validate_OfWhatIsInRange_Succeeds(int days, long changes, long ceiling) =>
        Validate(days, changes, ceiling).ShouldBeEmpty();

    [Theory]
    [InlineData(0, 10, 0, "Feed:RetentionDays is 0: give 1 to 3650.")]
    [InlineData(3_651, 10, 0, "Feed:RetentionDays is 3651: give 1 to 3650.")]
    [InlineData(7, 0, 0, "Feed:RetentionChanges is 0: give 1 to 1000000000.")]
    [InlineData(
        7,
        10,
        9,
        "Feed:MaxRetainedChanges is 9: give 0 for no ceiling, or at least Feed:RetentionChanges, which is 10."
    )]
    public void Validate_OfWhatIsNot_NamesTheSettingAndWhatToGive(
        int days,
        long changes,
        long ceiling,
        string message
    ) => Validate(days, changes, ceiling).ShouldBe([message]);

    private static IEnumerable<string> Validate(int days, long changes, long ceiling) =>
        new FeedOptionsValidator()
            .Validate(
                name: null,
                new FeedOptions
                {
                    RetentionDays = days,
                    RetentionChanges = changes,
                    MaxRetainedChanges = ceiling,
                }
            )
            .Failures
        ?? [];
}
