using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Tests.Delivery;
using PublisherMigration.Api.Tests.Feed;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Api.Tests.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Shutdown;

/// <summary>
/// What waits for others than this service holds a stop up no longer than the patience: the grace period here is one that no
/// test would outlast.
/// </summary>
public sealed class StopTests
{
    private static readonly TimeSpan FarBelowTheGracePeriod = TimeSpan.FromSeconds(60);
    private static readonly string[] Settings =
    [
        "--Shutdown:GracePeriodSeconds=600",
        "--LegacyPortal:TimeoutSeconds=300",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    // More than the caller's window and the server's own buffer take: a write is pending.
    [InlineData(20_000)]
    // What is beyond the window is in the server's buffer: all writes are done, the response is not.
    [InlineData(600)]
    public async Task WatchChanges_WhoseReaderReadsNoMore_IsCutOff_AndResumes(int count)
    {
        await using var service = await RunningService.StartWithWorldAsync(Settings);
        var recorder = new Recorder(service);
        var ids = await recorder.MigrateAsync(1);
        // The service's own channel goes with it.
        using var channel = GrpcChannel.ForAddress($"http://{service.Channel.Target}");
        using var watch = new AccountSyncService.AccountSyncServiceClient(channel).WatchChanges(
            new WatchChangesRequest { From = WatchStart.Beginning },
            service.Portal.Options
        );
        var reader = watch.ResponseStream;
        await reader.MoveNext(Cancellation);
        await recorder.RecordAsync(ids, count);

        await StopAsync(service);

        var read = 0;
        var token = reader.Current.ResumeToken;
        var cut = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await reader.MoveNext(Cancellation))
            {
                read += reader.Current.Changes.Count;
                token = reader.Current.ResumeToken;
            }
        });
        cut.StatusCode.ShouldBe(StatusCode.Unavailable);
        read.ShouldBeLessThan(count);

        await service.RestartAsync();
        using var resumed = FeedReader.After(service, token);
        (await resumed.ChangesAsync(count + 1 - read))[^1].Position.ShouldBe(count + 1);
    }

    [Fact]
    public async Task Import_WhoseCallerIsIdle_IsTold()
    {
        await using var service = await RunningService.StartWithWorldAsync(Settings);
        using var import = service.Portal.Directory.ImportPublishers(service.Portal.Options);
        await import.RequestStream.WriteAsync(
            new() { Publishers = { World.Account("idle", World.AlderMpn, Who.Mara.Owner()) } },
            Cancellation
        );
        await InFlightAsync(service);

        var stopping = StopAsync(service);

        await Refusal.OfAsync(ErrorReason.ShuttingDown, async () => await import.ResponseAsync);
        await stopping;
    }

    [Fact]
    public async Task RecordChanges_WhoseCallerIsIdle_IsTold()
    {
        await using var service = await RunningService.StartWithWorldAsync(Settings);
        using var stream = FeedReader.ClientOf(service).RecordChanges(service.Portal.Options);
        await InFlightAsync(service);

        var stopping = StopAsync(service);

        await Refusal.OfAsync(ErrorReason.ShuttingDown, () => stream.ResponseStream.MoveNext(Cancellation));
        await stopping;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Drift_WhenThePortalNeverAnswers_IsTold(bool repairs)
    {
        await using var delivering = await DeliveringService.StartAsync(Settings);
        var id = (await delivering.MigrateAsync(1))[0];
        using var silence = delivering.Portal.HoldCalls();
        Task asked = repairs
            ? delivering
                .Sync.RepairDriftAsync(new() { PublisherId = id, Digest = "any" }, cancellationToken: Cancellation)
                .ResponseAsync
            : delivering
                .Sync.GetDriftReportAsync(new() { PublisherId = id }, cancellationToken: Cancellation)
                .ResponseAsync;
        await InFlightAsync(delivering.Service);

        var stopping = StopAsync(delivering.Service);

        await Refusal.OfAsync(ErrorReason.ShuttingDown, () => asked);
        await stopping;
    }

    [Fact]
    public async Task RecordChange_ThatWaitsForTheDisk_IsAnswered()
    {
        await using var service = await RunningService.StartWithWorldAsync(Settings);
        var source = new PartnerCenter(service);
        var id = await source.MigratedAsync();
        Task stopping;
        Task<RecordChangeResponse> recorded;
        await using (await BusyWriter.OfAsync(service))
        {
            recorded = source
                .Client.RecordChangeAsync(
                    new()
                    {
                        PublisherId = id,
                        Change = PartnerCenter.Added(Who.Remy, PartnerCenterRole.Marketer, version: 1),
                    },
                    service.Portal.Options
                )
                .ResponseAsync;
            await InFlightAsync(service);
            var drain = service.Services.GetRequiredService<Drain>();
            stopping = StopAsync(service);
            await Eventually.BecomeAsync(
                () => Task.FromResult(drain.Overdue.IsCancellationRequested),
                static overdue => overdue
            );
        }

        (await recorded).Outcome.ShouldBe(ChangeOutcome.Recorded);
        await stopping;
    }

    private static Task StopAsync(RunningService service) =>
        service.StopAsync().WaitAsync(FarBelowTheGracePeriod, Cancellation);

    /// <summary>A call that has not arrived yet would be refused by itself.</summary>
    private static Task InFlightAsync(RunningService service)
    {
        var drain = service.Services.GetRequiredService<Drain>();
        return Eventually.BecomeAsync(() => Task.FromResult(drain.InFlight), static calls => calls == 1);
    }
}
