using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class OrderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorded_ArrivesOfEachAccountInOrderAndWhole()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(20);

        await delivering.Recorder.RecordAsync(ids, 3_000, perTransaction: 200);

        await delivering.AllArrivesAsync(ids);
        delivering.Portal.IsReadOnly(ids[0]).ShouldBeTrue();
    }

    [Fact]
    public async Task ManyChangesOfOneAccount_AreSentInCallsOfAtMost500()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        using (delivering.Portal.HoldCalls())
        {
            await delivering.Recorder.RecordAsync(ids, 1_800);
            await delivering.BecomesAsync(ids[0], status => status.RecordedSequence == 1_801);
        }

        await delivering.AllArrivesAsync(ids);
        delivering.CallsFor(ids[0]).ShouldContain(call => call.Sequences.Count == 500);
    }

    [Fact]
    public async Task LargeChanges_AreSentInCallsOfAtMostAMegabyte()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        using (delivering.Portal.HoldCalls())
        {
            for (var i = 0; i < 300; i++)
            {
                var uri = $"https://alder.example/{i}/{new string('x', 2_000)}";
                await delivering.RecordAsync(ids[0], new() { SettingsChanged = new() { SupportUri = uri } });
            }
        }

        await delivering.AllArrivesAsync(ids);
        delivering.CallsFor(ids[0]).ShouldContain(call => call.Sequences.Count > 100 && call.Sequences.Count < 299);
    }

    [Fact]
    public async Task OnlyAPrefixIsApplied_TheRestIsSent()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.ApplyAtMost(3);

        await delivering.Recorder.RecordAsync(ids, 40);

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task SlowAccount_DelaysNoOther()
    {
        await using var delivering = await DeliveringService.StartAsync(["--LegacyPortal:CallsAtOnce=1"]);
        var ids = await delivering.MigrateAsync(2);
        using (delivering.Portal.HoldCalls())
        {
            await delivering.AddMemberAsync(ids[0], "held@alder.example");
            await delivering.Portal.WaitUntilAsync(
                portal => portal.CallsFor(ids[0]).Any(call => call.Ended is null),
                Cancellation
            );
            delivering.Portal.ComeBack();

            // The only call at once is taken: after a second it no longer counts.
            await delivering.AddMemberAsync(ids[1], "other@alder.example");
            await delivering.Portal.WaitUntilAppliedAsync(ids[1], 2, Cancellation);

            delivering.Portal.AppliedSequence(ids[0]).ShouldBe(1);
            var slow = await delivering.BecomesAsync(ids[0], SyncState.Lagging);
            slow.DeliveredSequence.ShouldBe(1);
            slow.OldestUndeliveredTime.ShouldNotBeNull();
            await delivering.BecomesAsync(ids[1], SyncState.InSync);
        }

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task FailingNowAndThen_ArrivesAllTheSame()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(30);
        delivering.Portal.FailAtRandom(0.3, seed: 7);

        await delivering.Recorder.RecordAsync(ids, 1_500, perTransaction: 50);

        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Calls.ShouldContain(call => call.Status == Grpc.Core.StatusCode.Unavailable);
    }

    [Fact]
    public async Task OneAccountFails_OthersGoOn_AndItRecoversByItself()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(3);
        delivering.Portal.Answer(ids[0], Grpc.Core.StatusCode.Internal);

        await delivering.Recorder.RecordAsync(ids, 30);

        // While it is being tried nothing is waited for.
        var failing = await delivering.BecomesAsync(
            ids[0],
            status => status is { Attempts: >= 2, NextAttemptTime: not null }
        );
        failing.State.ShouldBe(SyncState.Retrying);
        failing.DeliveredSequence.ShouldBe(1);
        failing.LastError.Kind.ShouldBe(DeliveryErrorKind.Unavailable);
        failing.LastError.Code.ShouldBe("INTERNAL");
        await delivering.BecomesAsync(ids[1], SyncState.InSync);
        await delivering.BecomesAsync(ids[2], SyncState.InSync);
        delivering.Portal.Accept(ids[0]);
        await delivering.AllArrivesAsync(ids);
        delivering.Service.Log.Lines.ShouldContain(line =>
            line.Text.Contains($"Delivery of {ids[0]} goes on after", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task NextAccountMigrates_ItsFirstChangeIsTheCutOver()
    {
        await using var delivering = await DeliveringService.StartAsync();

        var ids = await delivering.MigrateAsync(3);

        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Roster(ids[0])!.Members.Single().LegacyRole.ShouldBe(LegacyRole.Owner);
    }
}
