using System.Globalization;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class OutageTests
{
    /// <summary>With so many accounts without an answer.</summary>
    private const int PortalGateCloses = 8;

    private static readonly SyncStatusFilter Failed = new() { States = { SyncState.Retrying, SyncState.Quarantined } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unimplemented)]
    public async Task PortalRefusesTheService_IsPausedAsAWhole_AndResumesByItself(StatusCode code)
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(10);
        delivering.Portal.Answer(code);

        await delivering.Recorder.RecordAsync(ids, 200, perTransaction: 20);

        var portal = await Eventually.BecomeAsync(
            () => delivering.PortalStatusAsync(ids[0]),
            status => status.State == PortalState.Paused
        );
        portal.LastError.Kind.ShouldBe(DeliveryErrorKind.PortalRefusesCaller);
        portal.NextAttemptTime.ShouldNotBeNull();
        portal.Embedded.ShouldBeFalse();
        (await delivering.ListAsync(Failed)).ShouldBeEmpty("It is no account's fault.");
        (await delivering.StatusAsync(ids[0])).State.ShouldBe(SyncState.Lagging);
        delivering
            .Service.Log.Lines.Count(line =>
                line.Level == LogLevel.Error
                && line.Text.Contains("all deliveries are paused", StringComparison.Ordinal)
            )
            .ShouldBe(1);

        delivering.Portal.ComeBack();
        await delivering.AllArrivesAsync(ids);
        portal = await delivering.PortalStatusAsync(ids[0]);
        portal.State.ShouldBe(PortalState.Available);
        portal.LastError.ShouldBeNull();
        portal.NextAttemptTime.ShouldBeNull();
    }

    [Fact]
    public async Task Paused_SendsNothingButOneProbeAtATime()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(10);
        delivering.Portal.Answer(StatusCode.PermissionDenied);
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        await Eventually.BecomeAsync(
            () => delivering.PortalStatusAsync(ids[0]),
            status => status.State == PortalState.Paused
        );
        var before = delivering.Portal.Calls.Count;

        await delivering.Recorder.RecordAsync(ids, 500, perTransaction: 10);
        await delivering.BecomesAsync(ids[9], SyncState.Lagging);
        using var gate = delivering.Portal.HoldCalls();
        await delivering.Portal.WaitUntilAsync(portal => portal.Calls.Any(call => call.Ended is null), Cancellation);

        delivering.Portal.Calls.Count(call => call.Ended is null).ShouldBe(1);
        (delivering.Portal.Calls.Count - before).ShouldBeLessThan(20);
    }

    [Fact]
    public async Task RetryDelivery_ProbesAPausedPortalAtOnce()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.Answer(StatusCode.Unauthenticated);
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        // Long enough that the next probe by itself is seconds away.
        await delivering.Portal.WaitUntilAsync(
            portal => portal.Calls.Count(call => call.Status == StatusCode.Unauthenticated) >= 4,
            Cancellation
        );
        delivering.Portal.ComeBack();
        var due = (await delivering.PortalStatusAsync(ids[0])).NextAttemptTime.ToDateTimeOffset();

        await delivering.RetryAsync(ids[1], RetryMode.Resend);
        await delivering.Portal.WaitUntilAppliedAsync(ids[0], 2, Cancellation);

        TimeProvider.System.GetUtcNow().ShouldBeLessThan(due);
        await delivering.AllArrivesAsync(ids);
    }

    /// <summary>SYNC_OUTAGE says how many changes are recorded meanwhile; a long outage has 100,000.</summary>
    [Fact]
    public async Task PortalIsDown_ThousandsOfChangesWait_AndCostNoRowForEachAccount()
    {
        var perAccount = int.TryParse(
            Environment.GetEnvironmentVariable("SYNC_OUTAGE"),
            CultureInfo.InvariantCulture,
            out var changes
        )
            ? changes / 250
            : 20;
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(250);
        await delivering.Portal.CloseListenerAsync();

        await delivering.Recorder.RecordAsync(ids, 250 * perAccount);

        var portal = await Eventually.BecomeAsync(
            () => delivering.PortalStatusAsync(ids[0]),
            status => status.NextAttemptTime is not null
        );
        portal.State.ShouldBe(PortalState.Available);
        portal.LastError.Kind.ShouldBe(DeliveryErrorKind.Unavailable);
        portal.LastError.Code.ShouldBe("UNAVAILABLE");
        (await delivering.ListAsync(new() { States = { SyncState.Lagging, SyncState.Retrying } })).Count.ShouldBe(250);
        // Those whose calls were under way, and the probes.
        (await delivering.ListAsync(Failed)).Count.ShouldBeLessThan(96);
        var waiting = (await delivering.ListAsync(new() { States = { SyncState.Lagging } }))[0];
        (waiting.RecordedSequence, waiting.DeliveredSequence).ShouldBe((1 + perAccount, 1));
        waiting.OldestUndeliveredTime.ShouldNotBeNull();

        await delivering.Portal.OpenListenerAsync();
        await delivering.AllArrivesAsync(ids);
        (await delivering.PortalStatusAsync(ids[0])).LastError.ShouldBeNull();
    }

    /// <summary>One shard of the portal has a fault, and is much spoken to.</summary>
    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unavailable)]
    public async Task PortalFailsForHalfOfTheAccounts_TheOthersGoOn(StatusCode code)
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(120);
        var (failing, served) = (ids[..60], ids[60..]);
        foreach (var id in failing)
        {
            delivering.Portal.Answer(id, code);
        }

        await delivering.Recorder.RecordAsync(failing, 60);
        await Eventually.BecomeAsync(() => delivering.ListAsync(Failed), failed => failed.Count > PortalGateCloses);
        for (var round = 0; round < 3; round++)
        {
            await delivering.Recorder.RecordAsync(served, 60);
            var began = TimeProvider.System.GetTimestamp();
            foreach (var id in served)
            {
                await delivering.BecomesAsync(id, SyncState.InSync);
            }

            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(8));
            await delivering.Recorder.RecordAsync(failing, 60);
        }

        Array.ForEach(failing, delivering.Portal.Accept);
        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Restarted_InTheMiddle_LosesNothing()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(20);
        delivering.Portal.BeSlow(TimeSpan.FromMilliseconds(20));
        for (var round = 0; round < 4; round++)
        {
            await delivering.Recorder.RecordAsync(ids, 400, perTransaction: 40);
            await delivering.Service.RestartAsync();
        }

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Restarted_WhileThePortalIsDown_GoesOnWhenItAnswers()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(20);
        delivering.Portal.GoDown();
        await delivering.Recorder.RecordAsync(ids, 400);
        await Eventually.BecomeAsync(
            () => delivering.PortalStatusAsync(ids[0]),
            status => status.LastError is not null
        );

        await delivering.Service.RestartAsync();
        await delivering.Recorder.RecordAsync(ids, 400);
        delivering.Portal.ComeBack();

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Health_IsNotAffectedByThePortal()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        delivering.Portal.Answer(StatusCode.PermissionDenied);
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        await Eventually.BecomeAsync(
            () => delivering.PortalStatusAsync(ids[0]),
            status => status.State == PortalState.Paused
        );

        var health = new Api.Health.V1.Health.HealthClient(delivering.Service.Channel);
        var answer = await health.CheckAsync(new(), cancellationToken: Cancellation);

        answer.Status.ShouldBe(Api.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving);
    }
}
