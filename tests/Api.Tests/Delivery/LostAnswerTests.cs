using PublisherMigration.LegacyPortal.Double;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(LostAnswer.Unavailable)]
    [InlineData(LostAnswer.ConnectionBroken)]
    [InlineData(LostAnswer.Never)]
    public async Task AppliedButNotAnswered_IsNotAppliedTwice(LostAnswer how)
    {
        await using var delivering = await DeliveringService.StartAsync(["--LegacyPortal:TimeoutSeconds=1"]);
        var ids = await delivering.MigrateAsync(3);
        delivering.Portal.LoseAnswers(2, how);

        await delivering.Recorder.RecordAsync(ids, 30);

        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Calls.Count(call => call.AnsweredSequence is null).ShouldBeGreaterThanOrEqualTo(2);
    }
}
