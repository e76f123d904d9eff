using PublisherMigration.Api.Tests.Feed;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

/// <summary>The embedded portal: a second copy in a database of its own.</summary>
public sealed class EmbeddedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondCopy_IsEqualAfterLoad_AndAfterRestarts()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var recorder = new Recorder(service);
        var ids = await recorder.MigrateAsync(50);
        for (var round = 0; round < 3; round++)
        {
            await recorder.RecordAsync(ids, 2_000, perTransaction: 100);
            await service.RestartAsync();
            await recorder.RecordAsync(ids, 500, perTransaction: 100);
        }

        await AreEqualAsync(service, ids);
    }

    [Fact]
    public async Task SecondCopy_ThatWasLost_IsMadeAgainWithTheNextChange()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var recorder = new Recorder(service);
        var ids = await recorder.MigrateAsync(5);
        await recorder.RecordAsync(ids, 50, perTransaction: 10);
        await AreEqualAsync(service, ids);
        await service.StopAsync();
        File.Delete(service.DatabasePath + ".legacy-portal");

        await service.RestartAsync();
        await recorder.RecordAsync(ids[..1], 1, perTransaction: 1);

        await AreEqualAsync(service, ids);
    }

    [Fact]
    public async Task LargeAccount_IsFollowedToo()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var recorder = new Recorder(service);
        var ids = await recorder.MigrateAsync(1);
        await recorder.AddMembersAsync(ids, 1_200);

        await AreEqualAsync(service, ids);
    }

    [Fact]
    public async Task Status_SaysThatThePortalIsEmbedded()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var ids = await new Recorder(service).MigrateAsync(1);

        var answer = await FeedReader
            .ClientOf(service)
            .GetSyncStatusAsync(new() { PublisherId = ids[0] }, cancellationToken: Cancellation);

        answer.Portal.Embedded.ShouldBeTrue();
        answer.Portal.State.ShouldBe(PortalState.Available);
    }

    private static async Task AreEqualAsync(RunningService service, IEnumerable<string> ids)
    {
        var client = FeedReader.ClientOf(service);
        foreach (var id in ids)
        {
            await Eventually.BecomeAsync(
                async () =>
                    (
                        await client.GetSyncStatusAsync(new() { PublisherId = id }, cancellationToken: Cancellation)
                    ).Status,
                status => status.State == SyncState.InSync
            );
            var report = (
                await client.GetDriftReportAsync(new() { PublisherId = id }, cancellationToken: Cancellation)
            ).Report;
            report.Items.ShouldBeEmpty(id);
            report.AppliedSequence.ShouldBe(report.RecordedSequence);
        }
    }
}
