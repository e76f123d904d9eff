using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Common.Outside;

public sealed class OutsideCallsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly MpnId Mpn = MpnId.Parse("1000");
    private static readonly TenantId Tenant = TenantId.Parse(Given.Id);

    private static readonly PublisherAccount Account = PublisherAccount.Import(
        PublisherId.Parse("acme"),
        "Acme",
        mpnId: null,
        [],
        Noon
    );

    /// <summary>Every call, and the reason with which it is refused when the other side is not there.</summary>
    private static readonly Dictionary<
        string,
        (Reason WhenDown, Func<OutsideCalls, CancellationToken, Task> Make)
    > Calls = new(StringComparer.Ordinal)
    {
        ["look up tenants"] = (
            Reason.TenantDirectoryUnavailable,
            static (calls, token) => calls.LookUpTenantsAsync([DomainName.Parse("contoso.com")], token)
        ),
        ["look up a membership"] = (
            Reason.PartnerNetworkUnavailable,
            static (calls, token) => calls.LookUpMembershipAsync(Mpn, token)
        ),
        ["enrol"] = (
            Reason.PartnerNetworkUnavailable,
            static (calls, token) =>
                calls.EnrollAsync("acme:1", Tenant, new NewMembership("Acme Ltd", "FR", "a@contoso.com"), token)
        ),
        ["ask after a vetting"] = (
            Reason.PartnerNetworkUnavailable,
            static (calls, token) => calls.GetVettingAsync(Mpn, token)
        ),
        ["create an account"] = (
            Reason.PartnerCenterUnavailable,
            static (calls, token) => calls.CreateAccountAsync(Account, Tenant, token)
        ),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheOtherSideIsDown_IsRefusedWithItsReason(string name)
    {
        var calls = Over(static _ => throw new HttpRequestException("No route to host."), new ManualTime(Noon));
        (await RefusalOf(Made(name, calls))).ShouldBe(Calls[name].WhenDown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheOtherSideIsSlow_IsRefusedAtTheLimit(string name)
    {
        var time = new ManualTime(Noon);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Over(
            async token =>
            {
                await using var registration = token.Register(() => cancelled.TrySetResult());
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
            time
        );
        var made = Made(name, calls);
        time.Advance(Limit - TimeSpan.FromTicks(1));
        made.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromTicks(1));
        (await RefusalOf(made)).ShouldBe(Calls[name].WhenDown);
        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheOtherSideNeverHeedsItsToken_IsRefusedAtTheLimitAllTheSame(string name)
    {
        var time = new ManualTime(Noon);
        var calls = Over(static _ => new TaskCompletionSource().Task, time);
        var made = Made(name, calls);
        time.Advance(Limit);
        (await RefusalOf(made)).ShouldBe(Calls[name].WhenDown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheCallerGivesUp_IsCancelledAndNotRefused(string name)
    {
        using var caller = new CancellationTokenSource();
        var calls = Over(static _ => new TaskCompletionSource().Task, new ManualTime(Noon));
        var made = Calls[name].Make(calls, caller.Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(made);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheOtherSideRefuses_KeepsItsReason(string name)
    {
        var calls = Over(static _ => throw new RuleViolationException(Reason.TenantNotFound), new ManualTime(Noon));
        (await RefusalOf(Made(name, calls))).ShouldBe(Reason.TenantNotFound);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheOtherSideAnswers_IsDone(string name) =>
        await Made(name, Over(static _ => Task.CompletedTask, new ManualTime(Noon)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WhenTheServiceStops_IsRefusedOnceOverdue(string name)
    {
        using var stop = new Stop();
        var calls = Over(static _ => new TaskCompletionSource().Task, new ManualTime(Noon), stop);
        var made = Made(name, calls);
        made.IsCompleted.ShouldBeFalse();
        await stop.BecomesOverdueAsync();
        (await RefusalOf(made)).ShouldBe(Reason.ShuttingDown);
    }

    private static Task Made(string name, OutsideCalls calls) =>
        Calls[name].Make(calls, TestContext.Current.CancellationToken);

    private static async Task<Reason> RefusalOf(Task call) =>
        (await Should.ThrowAsync<RuleViolationException>(call)).Violation.Reason;

    private static OutsideCalls Over(
        Func<CancellationToken, Task> answer,
        TimeProvider time,
        IOverdueCalls? overdue = null
    )
    {
        var outside = new OutsideDouble(answer);
        return new OutsideCalls(
            outside,
            outside,
            outside,
            overdue ?? new Stop(),
            Options.Create(new OutsideOptions { TimeoutSeconds = (int)Limit.TotalSeconds }),
            time,
            NullLogger<OutsideCalls>.Instance
        );
    }

    private sealed class Stop : IOverdueCalls, IDisposable
    {
        private readonly CancellationTokenSource _overdue = new();

        public CancellationToken Overdue => _overdue.Token;

        public Task BecomesOverdueAsync() => _overdue.CancelAsync();

        public void Dispose() => _overdue.Dispose();
    }
}
