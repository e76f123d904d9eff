using Grpc.Core;
using PublisherMigration.LegacyPortal.Double;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Portal;

/// <summary>The ways in which the portal can be made to behave.</summary>
public sealed class ConductTests
{
    private const string Id = "alder";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GoDown_UntilItComesBack_AnswersUnavailableAndAppliesNothing()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.GoDown();
        (await PortalCaller.StatusOfAsync(() => MigrateAsync(caller))).ShouldBe(StatusCode.Unavailable);
        caller.Portal.Roster(Id).ShouldBeNull();

        caller.Portal.ComeBack();
        (await MigrateAsync(caller)).AppliedSequence.ShouldBe(1);
    }

    [Fact]
    public async Task CloseListener_UntilItIsOpenedAgain_CannotBeReachedAndKeepsItsState()
    {
        await using var caller = await PortalCaller.StartAsync();
        await MigrateAsync(caller);
        var address = caller.Portal.Address;
        await caller.Portal.CloseListenerAsync();
        (await PortalCaller.StatusOfAsync(() => caller.RosterAsync(Id))).ShouldBe(StatusCode.Unavailable);

        await caller.Portal.OpenListenerAsync();
        caller.Portal.Address.ShouldBe(address);
        (await caller.RosterAnewAsync(Id)).AppliedSequence.ShouldBe(1);
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.OutOfRange)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task Answer_ForOneAccount_LeavesTheOthersAlone(StatusCode status)
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.Answer(Id, status);
        (await PortalCaller.StatusOfAsync(() => MigrateAsync(caller))).ShouldBe(status);
        await caller.ApplyAsync("briar", 0, [Migrated("briar", Owner("remy"))]);

        caller.Portal.Answer(status);
        (await PortalCaller.StatusOfAsync(() => caller.RosterAsync("briar"))).ShouldBe(status);

        caller.Portal.ComeBack();
        caller.Portal.Accept(Id);
        await MigrateAsync(caller);
    }

    [Fact]
    public async Task FailEvery_FailsEveryThatManyCalls()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.FailEvery(3);
        (await OutcomesAsync(caller, 6)).ShouldBe([true, true, false, true, true, false]);
    }

    [Fact]
    public async Task FailAtRandom_OfTheSameSeed_FailsTheSameCalls()
    {
        await using var first = await PortalCaller.StartAsync();
        await using var second = await PortalCaller.StartAsync();
        first.Portal.FailAtRandom(share: 0.5, seed: 7);
        second.Portal.FailAtRandom(share: 0.5, seed: 7);
        var outcomes = await OutcomesAsync(first, 20);
        outcomes.ShouldContain(true);
        outcomes.ShouldContain(false);
        (await OutcomesAsync(second, 20)).ShouldBe(outcomes);
    }

    [Fact]
    public async Task Refuse_OfOneChange_AppliesWhatStandsBeforeIt()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.Refuse(Id, 2, "ROLE_UNKNOWN");
        var answer = await caller.ApplyAsync(
            Id,
            0,
            [Migrated(Id, Owner("mara")), Added(Id, 2, Owner("tobi")), Removed(Id, 3, "tobi")]
        );
        answer.AppliedSequence.ShouldBe(1);
        answer.Refusal.Sequence.ShouldBe(2);
        answer.Refusal.Reason.ShouldBe("ROLE_UNKNOWN");

        caller.Portal.Accept(Id);
        (await caller.ApplyAsync(Id, 1, [Added(Id, 2, Owner("tobi"))])).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task RefuseAccount_RefusesItsFirstChangeOnly()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.RefuseAccount(Id, "ACCOUNT_CLOSED");
        var answer = await MigrateAsync(caller);
        answer.AppliedSequence.ShouldBe(0);
        answer.Refusal.Sequence.ShouldBe(1);
        (await caller.ApplyAsync("briar", 0, [Migrated("briar", Owner("remy"))])).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task ApplyAtMost_AppliesAPrefix()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.ApplyAtMost(2);
        var answer = await caller.ApplyAsync(
            Id,
            0,
            [Migrated(Id, Owner("mara")), Added(Id, 2, Owner("tobi")), Removed(Id, 3, "tobi")]
        );
        answer.AppliedSequence.ShouldBe(2);
        answer.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(LostAnswer.Unavailable, StatusCode.Unavailable)]
    [InlineData(LostAnswer.Never, StatusCode.DeadlineExceeded)]
    public async Task LoseAnswers_AppliesAndFails(LostAnswer how, StatusCode seen)
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.LoseAnswers(1, how);
        var lost = () => caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))], patience: TimeSpan.FromSeconds(2));
        (await PortalCaller.StatusOfAsync(lost)).ShouldBe(seen);
        caller.Portal.AppliedSequence(Id).ShouldBe(1);
        (await MigrateAsync(caller)).AppliedSequence.ShouldBe(1);
    }

    [Fact]
    public async Task LoseAnswers_ByABrokenConnection_AppliesAndFails()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.LoseAnswers(1, LostAnswer.ConnectionBroken);
        await Should.ThrowAsync<RpcException>(() => MigrateAsync(caller));
        caller.Portal.AppliedSequence(Id).ShouldBe(1);
        (await MigrateAsync(caller)).AppliedSequence.ShouldBe(1);
    }

    [Fact]
    public async Task HoldCalls_UntilDisposed_KeepsThemWaiting()
    {
        await using var caller = await PortalCaller.StartAsync();
        Task<Contracts.LegacyPortal.V1.ApplyChangesResponse> call;
        using (caller.Portal.HoldCalls())
        {
            call = MigrateAsync(caller);
            await caller.Portal.WaitForCallsAsync(1, Cancellation);
            caller.Portal.AppliedSequence(Id).ShouldBe(0);
        }

        await caller.Portal.WaitUntilAppliedAsync(Id, 1, Cancellation);
        (await call).AppliedSequence.ShouldBe(1);
    }

    [Fact]
    public async Task BeSlow_DelaysAndAnswers()
    {
        await using var caller = await PortalCaller.StartAsync();
        caller.Portal.BeSlow(TimeSpan.FromMilliseconds(20));
        (await MigrateAsync(caller)).AppliedSequence.ShouldBe(1);
    }

    [Fact]
    public async Task Restore_OfABackup_IsBehindAsThen()
    {
        await using var caller = await PortalCaller.StartAsync();
        await MigrateAsync(caller);
        var backup = caller.Portal.TakeBackup();
        await caller.ApplyAsync(Id, 1, [Added(Id, 2, Owner("tobi"))]);

        caller.Portal.Restore(backup);
        (await caller.ApplyAsync(Id, 2, [])).AppliedSequence.ShouldBe(1);
        (await caller.RosterAsync(Id)).Members.Count.ShouldBe(1);

        caller.Portal.Wipe();
        (await caller.ApplyAsync(Id, 1, [])).FeedId.ShouldBeEmpty();
    }

    [Fact]
    public async Task ClaimApplied_IsAheadOfWhatWasSent()
    {
        await using var caller = await PortalCaller.StartAsync();
        await MigrateAsync(caller);
        caller.Portal.ClaimApplied(Id, 70);
        (await caller.ApplyAsync(Id, 1, [Added(Id, 2, Owner("tobi"))])).AppliedSequence.ShouldBe(70);
        (await caller.RosterAsync(Id)).Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Meddle_MakesADrift()
    {
        await using var caller = await PortalCaller.StartAsync();
        await MigrateAsync(caller);
        caller.Portal.Meddle(Id, Work("mara"), Contracts.V1.LegacyRole.Unspecified);
        caller.Portal.Meddle(Id, new Contracts.V1.AccountSettings { DisplayName = "Other" });
        var roster = await caller.RosterAsync(Id);
        roster.Members.ShouldBeEmpty();
        roster.Settings.DisplayName.ShouldBe("Other");
        roster.AppliedSequence.ShouldBe(1);
    }

    private static Task<Contracts.LegacyPortal.V1.ApplyChangesResponse> MigrateAsync(PortalCaller caller) =>
        caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);

    private static async Task<bool[]> OutcomesAsync(PortalCaller caller, int calls)
    {
        var outcomes = new List<bool>();
        for (var call = 0; call < calls; call++)
        {
            try
            {
                await caller.ApplyAsync(Id, 0, []);
                outcomes.Add(true);
            }
            catch (RpcException)
            {
                outcomes.Add(false);
            }
        }

        return [.. outcomes];
    }
}
