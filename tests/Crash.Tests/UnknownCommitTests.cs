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

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Kill AfterCommit 1", MigrationState.Ready)]
    [InlineData("Kill BeforeCommit 2", MigrationState.Ready)]
    [InlineData("Kill AfterCommit 2", MigrationState.Migrated)]
    public Task CutOver_WhenTheServerDiesAtItsCommit_HasOneOutcome(string failpoint, MigrationState left) =>
        Attempts.UntilMetAsync(async number =>
        {
            var account = Account(number);
            await using (var server = await StartAsync())
            {
                using var channel = await ChannelAsync(server);
                await CutOverWithoutAnAnswerAsync(server, channel, account, failpoint);
                (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
            }

            await using var next = await StartAsync();
            using var again = await ChannelAsync(next);
            return await SettleAsync(new MigrationCaller(again), account) == left;
        });

    [Theory]
    [InlineData("Fail BeforeCommit 2", MigrationState.Ready)]
    [InlineData("Fail AfterCommit 2", MigrationState.Migrated)]
    public Task CutOver_WhenItsCommitFails_HasOneOutcome(string failpoint, MigrationState left) =>
        Attempts.UntilMetAsync(async number =>
        {
            var account = Account(number);
            await using var server = await StartAsync();
            using var channel = await ChannelAsync(server);
            var isMet = await CutOverWithoutAnAnswerAsync(server, channel, account, failpoint);
            return await SettleAsync(new MigrationCaller(channel), account) == left && isMet;
        });

    public void Dispose() => _site.Dispose();

    private static MovedAccount Account(int number) => new(Fleet.Account($"moved-{number}", ["mara"], ["tobi"]));

    private async Task<ServerProcess> StartAsync()
    {
        var server = _site.Start(ServerProgram.WithFailpoints);
        (await server.Address.WaitAsync(Cancellation)).ShouldNotBeNull(server.Output);
        return server;
    }

    private static async Task<GrpcChannel> ChannelAsync(ServerProcess server) =>
        GrpcChannel.ForAddress((await server.Address)!);

    /// <returns>Whether there was no answer: another commit may have met the failpoint.</returns>
    private static async Task<bool> CutOverWithoutAnAnswerAsync(
        ServerProcess server,
        GrpcChannel channel,
        MovedAccount account,
        string failpoint
    )
    {
        var caller = new MigrationCaller(channel);
        await caller.ImportWorldAsync();
        await caller.ImportAsync([account]);
        (await caller.StartAsync(account)).State.ShouldBe(MigrationState.Ready);
        await server.ArmAsync(failpoint, Cancellation);
        try
        {
            await caller.CompleteAsync(account);
            return false;
        }
        catch (RpcException unknown)
        {
            unknown.IsRefusal().ShouldBeFalse(unknown.ToString());
            return true;
        }
    }

    /// <returns>How the account was left.</returns>
    private static async Task<MigrationState> SettleAsync(MigrationCaller caller, MovedAccount account)
    {
        var left = (await caller.GetAsync(account.Id)).State;
        var answer = await caller.CompleteAsync(account);
        answer.State.ShouldBe(MigrationState.Migrated);
        (await caller.CompleteAsync(account)).ShouldBe(answer);
        AuditTrail
            .Check(
                account.Id,
                await caller.EventsAsync(account.Id),
                answer.State,
                (await caller.PublisherAsync(account.Id)).Authority
            )
            .ShouldBeEmpty();
        return left;
    }
}
