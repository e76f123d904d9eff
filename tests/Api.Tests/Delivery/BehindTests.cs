using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using CompactFeed = PublisherMigration.Application.AccountSync.Feed.CompactFeed;

namespace PublisherMigration.Api.Tests.Delivery;

/// <summary>The portal has less than it had, or follows another history.</summary>
public sealed class BehindTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PortalWasRestored_GoesBackThere_AndAsksAllOthersToo()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(40);
        await delivering.Recorder.RecordAsync(ids, 400);
        await delivering.AllArrivesAsync(ids);
        var backup = delivering.Portal.TakeBackup();
        await delivering.Recorder.RecordAsync(ids, 400);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Restore(backup);

        // One change of one account shows it; the others are found by asking.
        await delivering.AddMemberAsync(ids[17], "shows@alder.example");

        await delivering.Portal.WaitUntilAsync(portal => ids.All(id => portal.AppliedSequence(id) >= 21), Cancellation);
        await delivering.AllArrivesAsync(ids);
        delivering.Service.Log.Lines.ShouldContain(line =>
            line.Level == LogLevel.Warning
            && line.Text.Contains($"has 11 of {ids[17]} applied and had 21", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task PortalHasForgottenAnAccount_GetsItFromTheCutOverOn()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        await delivering.Recorder.RecordAsync(ids, 20);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Wipe(ids[0]);

        await delivering.AddMemberAsync(ids[0], "again@alder.example");

        await delivering.Portal.WaitUntilAppliedAsync(ids[0], 12, Cancellation);
        await delivering.AllArrivesAsync(ids);
        delivering.CallsFor(ids[0]).Last(call => call.Sequences.Count > 0).Sequences[0].ShouldBe(1);
    }

    [Fact]
    public async Task PortalIsEmpty_GetsEverything()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(30);
        await delivering.Recorder.RecordAsync(ids, 300);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Wipe();

        await delivering.RetryAsync(ids[3], RetryMode.Resend);

        await delivering.Portal.WaitUntilAsync(portal => ids.All(id => portal.AppliedSequence(id) == 11), Cancellation);
        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task AccountMovesOn_BeforeItIsAsked_IsNotTakenForAhead()
    {
        await using var delivering = await DeliveringService.StartAsync(["--LegacyPortal:CallsAtOnce=8"]);
        var ids = await delivering.MigrateAsync(40);
        await delivering.Recorder.RecordAsync(ids, 40);
        await delivering.AllArrivesAsync(ids);
        var (first, last) = (ids.Min(StringComparer.Ordinal)!, ids.Max(StringComparer.Ordinal)!);
        delivering.Portal.Wipe(first);
        delivering.Portal.BeSlow(TimeSpan.FromMilliseconds(50));

        // The first shows it, and all are asked in the order of their ids, one at a time. By then the last has moved on.
        await delivering.AddMemberAsync(first, "shows@alder.example");
        await delivering.Portal.WaitUntilAsync(
            portal =>
                portal.Calls.Any(call =>
                    call.Sequences.Count == 0 && !string.Equals(call.PublisherId, first, StringComparison.Ordinal)
                ),
            Cancellation
        );
        await delivering.AddMemberAsync(last, "one@alder.example");
        await delivering.AddMemberAsync(last, "two@alder.example");
        await delivering.Portal.WaitUntilAppliedAsync(last, 4, Cancellation);

        await delivering.Portal.WaitUntilAsync(
            _ => delivering.CallsFor(last)[^1] is { Sequences.Count: 0, AnsweredSequence: 4 },
            Cancellation
        );
        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Restarted_WhileAllAreAsked_AsksTheRest()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(40);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Wipe();
        delivering.Portal.BeSlow(TimeSpan.FromMilliseconds(100));

        await delivering.RetryAsync(ids[0], RetryMode.Resend);
        await Eventually.BecomeAsync(
            () => delivering.ListAsync(new() { States = { SyncState.Lagging } }),
            lagging => lagging.Count > ids.Length / 2
        );
        await delivering.Service.RestartAsync();
        delivering.Portal.ComeBack();

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Restarted_BeforeAnAccountInSyncIsAsked_AsksIt()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.Wipe();
        using (delivering.Portal.HoldCalls())
        {
            var put = await delivering.RetryAsync(ids[0], RetryMode.Resend);
            (put.State, put.DeliveredSequence).ShouldBe((SyncState.Lagging, put.RecordedSequence));
            put.OldestUndeliveredTime.ShouldBeNull();
            await delivering.Service.RestartAsync();
        }

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task WhatThePortalLacks_IsNoLongerKept_IsRestated()
    {
        var time = new ShiftedTime();
        await using var delivering = await DeliveringService.StartAsync(
            ["--Feed:RetentionDays=1"],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time))
        );
        var ids = await delivering.MigrateAsync(2);
        await delivering.Recorder.RecordAsync(ids, 40);
        await delivering.AllArrivesAsync(ids);
        time.Advance(TimeSpan.FromDays(3));
        await delivering.AddMemberAsync(ids[1], "kept@alder.example");
        await delivering.AllArrivesAsync(ids);
        await Eventually.BecomeAsync(
            () => delivering.Service.Services.GetRequiredService<ISender>().Send(new CompactFeed(), Cancellation),
            removed => removed == 0
        );
        delivering.Portal.Wipe(ids[0]);

        await delivering.AddMemberAsync(ids[0], "again@alder.example");

        var status = await delivering.BecomesAsync(ids[0], s => s is { State: SyncState.InSync, RecordedSequence: 23 });
        status.DeliveredSequence.ShouldBe(23);
        await delivering.AllArrivesAsync(ids);
        var restatement = (await ChangesAsync(delivering, ids[0]))[^1];
        restatement.Cause.ShouldBe(ChangeCause.Restated);
        restatement.KindCase.ShouldBe(Change.KindOneofCase.AccountRestated);
        delivering.CallsFor(ids[0])[^1].Sequences.ShouldBe([23L]);
    }

    [Fact]
    public async Task PortalFollowsAnotherHistory_IsRestated()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        await delivering.Recorder.RecordAsync(ids, 20);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.ClaimFeed(ids[0], "5a3c8a0e-7a7b-4f77-9d3c-2f5f3e0c1d11");

        await delivering.AddMemberAsync(ids[0], "again@alder.example");

        await delivering.BecomesAsync(ids[0], s => s is { State: SyncState.InSync, RecordedSequence: 13 });
        await delivering.AllArrivesAsync(ids);
        (await ChangesAsync(delivering, ids[0]))[^1].Cause.ShouldBe(ChangeCause.FeedRenewed);
    }

    [Fact]
    public async Task HistoryIsRenewed_EveryAccountIsRestated_AlsoOneThatWasQuarantined()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(120);
        await delivering.Recorder.RecordAsync(ids, 600);
        await delivering.AllArrivesAsync(ids);
        delivering.Portal.RefuseAccount(ids[5], "NAME_TAKEN");
        await delivering.AddMemberAsync(ids[5], "refused@alder.example");
        await delivering.BecomesAsync(ids[5], SyncState.Quarantined);
        delivering.Portal.Accept(ids[5]);

        await delivering.Service.RestartAsync("--Database:RestoredAs=restore-1");
        await delivering.AddMemberAsync(ids[^1], "meanwhile@alder.example");

        var feedId = (
            await delivering.Sync.GetSyncStatusAsync(new() { PublisherId = ids[0] }, cancellationToken: Cancellation)
        ).FeedId;
        await delivering.Portal.WaitUntilAsync(
            portal => ids.All(id => string.Equals(portal.Roster(id)?.FeedId, feedId, StringComparison.Ordinal)),
            Cancellation
        );
        await delivering.AllArrivesAsync(ids);
        (await ChangesAsync(delivering, ids[0]))[^1].Cause.ShouldBe(ChangeCause.FeedRenewed);
    }

    private static async Task<IReadOnlyList<Change>> ChangesAsync(DeliveringService delivering, string id) =>
        (
            await delivering.Sync.ListChangesAsync(
                new() { PublisherId = id, AfterSequence = (await delivering.StatusAsync(id)).RecordedSequence - 1 },
                cancellationToken: Cancellation
            )
        ).Changes;
}
