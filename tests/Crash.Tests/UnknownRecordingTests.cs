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
    private const string Id = "synced";

    private static readonly AccountChange Change = new()
    {
        ChangeId = "11111111-0000-4000-8000-000000000001",
        SourceVersion = 7,
        MemberAdded = new MemberAdded
        {
            Member = new Member
            {
                Principal = Fleet.Work("nils"),
                PartnerCenterRoles = { PartnerCenterRole.Developer },
            },
        },
    };

    private readonly ServerSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Kill BeforeCommit 1", ChangeOutcome.Recorded)]
    [InlineData("Kill AfterCommit 1", ChangeOutcome.Duplicate)]
    public async Task RecordChange_WhenTheServerDiesAtItsCommit_HasOneOutcome(string failpoint, ChangeOutcome again)
    {
        await using (var server = await StartAsync())
        {
            using var channel = await ChannelAsync(server);
            await RecordWithoutAnAnswerAsync(server, channel, failpoint);
            (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
        }

        await using var next = await StartAsync();
        using var anew = await ChannelAsync(next);
        await SettleAsync(new SyncCaller(anew), again);
    }

    [Theory]
    [InlineData("Fail BeforeCommit 1", ChangeOutcome.Recorded)]
    [InlineData("Fail AfterCommit 1", ChangeOutcome.Duplicate)]
    public async Task RecordChange_WhenItsCommitFails_HasOneOutcome(string failpoint, ChangeOutcome again)
    {
        await using var server = await StartAsync();
        using var channel = await ChannelAsync(server);
        await RecordWithoutAnAnswerAsync(server, channel, failpoint);
        await SettleAsync(new SyncCaller(channel), again);
    }

    [Theory]
    [InlineData("Kill BeforeCommit 1", ChangeOutcome.Recorded)]
    [InlineData("Kill AfterCommit 1", ChangeOutcome.Duplicate)]
    public async Task ReportRoster_WhenTheServerDiesAtItsCommit_IsRecordedWholeOnce(
        string failpoint,
        ChangeOutcome again
    )
    {
        var roster = new ReportRosterRequest
        {
            PublisherId = Id,
            SourceVersion = 9,
            Complete = true,
            Members =
            {
                new Member { Principal = Fleet.Work("mara"), PartnerCenterRoles = { PartnerCenterRole.Owner } },
                new Member { Principal = Fleet.Work("nils"), PartnerCenterRoles = { PartnerCenterRole.Developer } },
            },
        };
        await using (var server = await StartAsync())
        {
            using var channel = await ChannelAsync(server);
            await PrepareAsync(server, channel, failpoint);
            await Should.ThrowAsync<RpcException>(() => new SyncCaller(channel).ReportAsync(roster));
            (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
        }

        await using var next = await StartAsync();
        using var anew = await ChannelAsync(next);
        var caller = new SyncCaller(anew);
        var answer = await caller.ReportAsync(roster);
        answer.Outcome.ShouldBe(again);
        (answer.FirstSequence, answer.LastSequence).ShouldBe((2, 4));
        var (_, changes) = await caller.HistoryAsync(Id);
        // nils is added before tobi is removed; mara is an owner now, not a manager.
        changes.Count.ShouldBe(4);
    }

    public void Dispose() => _site.Dispose();

    private async Task<ServerProcess> StartAsync()
    {
        var server = _site.Start(ServerProgram.WithFailpoints);
        (await server.Address.WaitAsync(Cancellation)).ShouldNotBeNull(server.Output);
        return server;
    }

    private static async Task<GrpcChannel> ChannelAsync(ServerProcess server) =>
        GrpcChannel.ForAddress((await server.Address)!);

    private static async Task PrepareAsync(ServerProcess server, GrpcChannel channel, string failpoint)
    {
        await Moves.MoveAsync(channel, [Fleet.Account(Id, ["mara"], ["tobi"])]);
        await server.ArmAsync(failpoint, Cancellation);
    }

    private static async Task RecordWithoutAnAnswerAsync(ServerProcess server, GrpcChannel channel, string failpoint)
    {
        await PrepareAsync(server, channel, failpoint);
        var unknown = await Should.ThrowAsync<RpcException>(() => new SyncCaller(channel).RecordAsync(Id, Change));
        unknown.IsRefusal().ShouldBeFalse(unknown.ToString());
    }

    private static async Task SettleAsync(SyncCaller caller, ChangeOutcome again)
    {
        var answer = await caller.RecordAsync(Id, Change);
        answer.Outcome.ShouldBe(again);
        answer.OriginalOutcome.ShouldBe(
            again == ChangeOutcome.Duplicate ? ChangeOutcome.Recorded : ChangeOutcome.Unspecified
        );
        answer.Sequence.ShouldBe(2);
        var (_, changes) = await caller.HistoryAsync(Id);
        changes.Count.ShouldBe(2);
        changes[1].ChangeId.ShouldBe(Change.ChangeId);
        changes[1].Position.ShouldBe(answer.Position);
    }
}
