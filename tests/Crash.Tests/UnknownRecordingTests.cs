using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load;
using PublisherMigration.Crash.Tests.Load.Migrations;
using PublisherMigration.Crash.Tests.Load.Sync;
using PublisherMigration.Crash.Tests.Processes;

namespace PublisherMigration.Crash.Tests;

/// <summary>
/// A change of which the caller hears nothing, or only that its commit failed. Sent again with the same id it is RECORDED
/// where the commit did not happen and a DUPLICATE with the first outcome where it did, and it is in the history once.
/// </summary>
public sealed class UnknownRecordingTests : IDisposable
{
    private readonly ServerSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Kill BeforeCommit 1", ChangeOutcome.Recorded)]
    [InlineData("Kill AfterCommit 1", ChangeOutcome.Duplicate)]
    public Task RecordChange_WhenTheServerDiesAtItsCommit_HasOneOutcome(string failpoint, ChangeOutcome expected) =>
        Attempts.UntilMetAsync(async number =>
        {
            var id = Id(number);
            await DieAsync(id, failpoint, caller => caller.RecordAsync(id, Change));
            await using var next = await StartAsync();
            using var anew = await ChannelAsync(next);
            return await SettleAsync(new SyncCaller(anew), id) == expected;
        });

    [Theory]
    [InlineData("Fail BeforeCommit 1", ChangeOutcome.Recorded)]
    [InlineData("Fail AfterCommit 1", ChangeOutcome.Duplicate)]
    public Task RecordChange_WhenItsCommitFails_HasOneOutcome(string failpoint, ChangeOutcome expected) =>
        Attempts.UntilMetAsync(async number =>
        {
            var id = Id(number);
            await using var server = await StartAsync();
            using var channel = await ChannelAsync(server);
            var caller = new SyncCaller(channel);
            var isMet = await WithoutAnAnswerAsync(
                server,
                channel,
                id,
                failpoint,
                () => caller.RecordAsync(id, Change)
            );
            return await SettleAsync(caller, id) == expected && isMet;
        });

    [Theory]
    [InlineData("Kill BeforeCommit 1", ChangeOutcome.Recorded)]
    [InlineData("Kill AfterCommit 1", ChangeOutcome.Duplicate)]
    public Task ReportRoster_WhenTheServerDiesAtItsCommit_IsRecordedWholeOnce(
        string failpoint,
        ChangeOutcome expected
    ) =>
        Attempts.UntilMetAsync(async number =>
        {
            var roster = Roster(Id(number));
            await DieAsync(roster.PublisherId, failpoint, caller => caller.ReportAsync(roster));
            await using var next = await StartAsync();
            using var anew = await ChannelAsync(next);
            var caller = new SyncCaller(anew);
            var again = await caller.ReportAsync(roster);
            (again.FirstSequence, again.LastSequence).ShouldBe((2, 4));
            // nils is added, mara an owner and no longer a manager, tobi removed.
            (await caller.HistoryAsync(roster.PublisherId)).Changes.Count.ShouldBe(4);
            return again.Outcome == expected;
        });

    public void Dispose() => _site.Dispose();

    private static AccountChange Change =>
        new()
        {
            ChangeId = "11111111-0000-4000-8000-000000000001",
            SourceVersion = 7,
            MemberAdded = new MemberAdded { Member = Member("nils", PartnerCenterRole.Developer) },
        };

    private static ReportRosterRequest Roster(string publisherId) =>
        new()
        {
            PublisherId = publisherId,
            SourceVersion = 9,
            Complete = true,
            Members = { Member("mara", PartnerCenterRole.Owner), Member("nils", PartnerCenterRole.Developer) },
        };

    private static Member Member(string name, PartnerCenterRole role) =>
        new() { Principal = Fleet.Work(name), PartnerCenterRoles = { role } };

    private static string Id(int number) => $"synced-{number}";

    private async Task<ServerProcess> StartAsync()
    {
        var server = _site.Start(ServerProgram.WithFailpoints);
        (await server.Address.WaitAsync(Cancellation)).ShouldNotBeNull(server.Output);
        return server;
    }

    private static async Task<GrpcChannel> ChannelAsync(ServerProcess server) =>
        GrpcChannel.ForAddress((await server.Address)!);

    private async Task DieAsync(string publisherId, string failpoint, Func<SyncCaller, Task> call)
    {
        await using var server = await StartAsync();
        using var channel = await ChannelAsync(server);
        await WithoutAnAnswerAsync(server, channel, publisherId, failpoint, () => call(new SyncCaller(channel)));
        (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
    }

    /// <returns>Whether there was no answer: another commit may have met the failpoint.</returns>
    private static async Task<bool> WithoutAnAnswerAsync(
        ServerProcess server,
        GrpcChannel channel,
        string publisherId,
        string failpoint,
        Func<Task> call
    )
    {
        await Moves.MoveAsync(channel, [Fleet.Account(publisherId, ["mara"], ["tobi"])]);
        // Until then the delivery of the cut-over has commits of its own to make.
        await DeliveryLook.WaitUntilInSyncAsync(new SyncCaller(channel), publisherId, Cancellation);
        await server.ArmAsync(failpoint, Cancellation);
        try
        {
            await call();
            return false;
        }
        catch (RpcException unknown)
        {
            unknown.IsRefusal().ShouldBeFalse(unknown.ToString());
            return true;
        }
    }

    /// <returns>The outcome when it is sent again.</returns>
    private static async Task<ChangeOutcome> SettleAsync(SyncCaller caller, string publisherId)
    {
        var again = await caller.RecordAsync(publisherId, Change);
        again.OriginalOutcome.ShouldBe(
            again.Outcome == ChangeOutcome.Duplicate ? ChangeOutcome.Recorded : ChangeOutcome.Unspecified
        );
        again.Sequence.ShouldBe(2);
        var (_, changes) = await caller.HistoryAsync(publisherId);
        changes.Count.ShouldBe(2);
        changes[1].ChangeId.ShouldBe(Change.ChangeId);
        changes[1].Position.ShouldBe(again.Position);
        return again.Outcome;
    }
}
