using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load;
using PublisherMigration.Crash.Tests.Load.Migrations;
using PublisherMigration.Crash.Tests.Processes;

namespace PublisherMigration.Crash.Tests;

/// <summary>
/// A commit of which the caller hears nothing, or only that it failed. It has happened or not; the repetition under the same
/// id gets one and the same answer either way, and leaves one and the same trail. A cut-over commits twice: the account in
/// the embedded Partner Center, then the cut-over itself.
/// </summary>
public sealed class UnknownCommitTests : IDisposable
{
    private readonly ServerSite _site = new();
    private readonly MovedAccount _account = new(Fleet.Account("moved", ["mara"], ["tobi"]));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Kill BeforeCommit 1", MigrationState.Ready)]
    [InlineData("Kill AfterCommit 1", MigrationState.Ready)]
    [InlineData("Kill BeforeCommit 2", MigrationState.Ready)]
    [InlineData("Kill AfterCommit 2", MigrationState.Migrated)]
    public async Task CutOver_WhenTheServerDiesAtItsCommit_HasOneOutcome(string failpoint, MigrationState left)
    {
        await using (var server = await StartAsync())
        {
            using var channel = await ChannelAsync(server);
            await CutOverWithoutAnAnswerAsync(server, channel, failpoint);
            (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
        }

        await using var next = await StartAsync();
        using var again = await ChannelAsync(next);
        await SettleAsync(new MigrationCaller(again), left);
    }

    [Theory]
    [InlineData("Fail BeforeCommit 1", MigrationState.Ready)]
    [InlineData("Fail AfterCommit 1", MigrationState.Ready)]
    [InlineData("Fail BeforeCommit 2", MigrationState.Ready)]
    [InlineData("Fail AfterCommit 2", MigrationState.Migrated)]
    public async Task CutOver_WhenItsCommitFails_HasOneOutcome(string failpoint, MigrationState left)
    {
        await using var server = await StartAsync();
        using var channel = await ChannelAsync(server);
        await CutOverWithoutAnAnswerAsync(server, channel, failpoint);
        await SettleAsync(new MigrationCaller(channel), left);
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

    private async Task CutOverWithoutAnAnswerAsync(ServerProcess server, GrpcChannel channel, string failpoint)
    {
        var caller = new MigrationCaller(channel);
        await caller.ImportWorldAsync();
        await caller.ImportAsync([_account]);
        (await caller.StartAsync(_account)).State.ShouldBe(MigrationState.Ready);
        await server.ArmAsync(failpoint, Cancellation);
        var unknown = await Should.ThrowAsync<RpcException>(() => caller.CompleteAsync(_account));
        unknown.IsRefusal().ShouldBeFalse(unknown.ToString());
    }

    private async Task SettleAsync(MigrationCaller caller, MigrationState left)
    {
        (await caller.GetAsync(_account.Id)).State.ShouldBe(left);
        var answer = await caller.CompleteAsync(_account);
        answer.State.ShouldBe(MigrationState.Migrated);
        (await caller.CompleteAsync(_account)).ShouldBe(answer);
        AuditTrail
            .Check(
                _account.Id,
                await caller.EventsAsync(_account.Id),
                answer.State,
                (await caller.PublisherAsync(_account.Id)).Authority
            )
            .ShouldBeEmpty();
    }
}
