using Microsoft.AspNetCore.Builder;
using PublisherMigration.Api.Tests.Feed;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using PublisherMigration.LegacyPortal.Double;
using PublisherMigration.LegacyPortal.Double.Checks;

namespace PublisherMigration.Api.Tests.Delivery;

/// <summary>A service and the legacy portal that it delivers to, which outlives its restarts.</summary>
internal sealed class DeliveringService : IAsyncDisposable
{
    private long _version = 1_000_000;

    private DeliveringService(LegacyPortalDouble portal, RunningService service) =>
        (Portal, Service) = (portal, service);

    public LegacyPortalDouble Portal { get; }

    public RunningService Service { get; }

    public AccountSyncService.AccountSyncServiceClient Sync => FeedReader.ClientOf(Service);

    public Recorder Recorder => field ??= new Recorder(Service);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DeliveringService> StartAsync(
        IEnumerable<string>? settings = null,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var portal = await LegacyPortalDouble.StartAsync();
        try
        {
            return new(
                portal,
                await RunningService.StartWithWorldAsync(
                    [$"--LegacyPortal:Address={portal.Address}", .. settings ?? []],
                    configure
                )
            );
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Accounts that are cut over, with everything delivered.</summary>
    public async Task<string[]> MigrateAsync(int count, string prefix = "account")
    {
        var ids = await Recorder.MigrateAsync(count, prefix);
        foreach (var id in ids)
        {
            await Portal.WaitUntilAppliedAsync(id, 1, Cancellation);
        }

        return ids;
    }

    /// <summary>Calls of ApplyChanges for an account, in their order.</summary>
    public IReadOnlyList<PortalCall> CallsFor(string id) =>
        [.. Portal.CallsFor(id).Where(call => string.Equals(call.Method, "ApplyChanges", StringComparison.Ordinal))];

    /// <summary>A new member of an account, through the method for it.</summary>
    public async Task<RecordChangeResponse> AddMemberAsync(
        string id,
        string email,
        PartnerCenterRole role = PartnerCenterRole.Developer
    ) =>
        await RecordAsync(
            id,
            new AccountChange
            {
                MemberAdded = new MemberAdded
                {
                    Member = new Member { Principal = Who.Work(email), PartnerCenterRoles = { role } },
                },
            }
        );

    public async Task<RecordChangeResponse> RecordAsync(string id, AccountChange change)
    {
        change.ChangeId = Guid.NewGuid().ToString("D");
        change.SourceVersion = Interlocked.Increment(ref _version);
        var answer = await Sync.RecordChangeAsync(
            new() { PublisherId = id, Change = change },
            cancellationToken: Cancellation
        );
        answer.Outcome.ShouldBe(ChangeOutcome.Recorded);
        return answer;
    }

    public async Task<SyncStatus> StatusAsync(string id) => (await AnswerAsync(id)).Status;

    public async Task<PortalStatus> PortalStatusAsync(string id) => (await AnswerAsync(id)).Portal;

    public Task<SyncStatus> BecomesAsync(string id, SyncState state) => BecomesAsync(id, s => s.State == state);

    public Task<SyncStatus> BecomesAsync(string id, Func<SyncStatus, bool> so) =>
        Eventually.BecomeAsync(() => StatusAsync(id), so);

    public async Task<SyncStatus> RetryAsync(string id, RetryMode mode, Actor? actor = null) =>
        (
            await Sync.RetryDeliveryAsync(
                new()
                {
                    PublisherId = id,
                    Mode = mode,
                    Actor = actor,
                },
                cancellationToken: Cancellation
            )
        ).Status;

    public async Task<IReadOnlyList<SyncStatus>> ListAsync(SyncStatusFilter? filter = null) =>
        (
            await Sync.ListSyncStatusesAsync(
                new() { Filter = filter, PageSize = 1_000 },
                cancellationToken: Cancellation
            )
        ).Statuses;

    /// <summary>Waits until everything is delivered, and checks all that delivery promises.</summary>
    public async Task AllArrivesAsync(IReadOnlyCollection<string> ids)
    {
        var recorded = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var status = await BecomesAsync(id, SyncState.InSync);
            status.DeliveredSequence.ShouldBe(status.RecordedSequence);
            status.OldestUndeliveredTime.ShouldBeNull();
            recorded.Add(id, status.RecordedSequence);
        }

        DeliveryChecks.AtTheEnd(Portal, recorded).ShouldBeEmpty();
        Portal.ComeBack();
        foreach (var id in ids)
        {
            await SecondCopyIsEqualAsync(id);
        }
    }

    /// <summary>What the portal has is what is recorded here.</summary>
    public async Task SecondCopyIsEqualAsync(string id)
    {
        var report = await ReportAsync(id);
        report.Items.ShouldBeEmpty(id);
        report.AppliedSequence.ShouldBe(report.RecordedSequence);
    }

    public async Task<DriftReport> ReportAsync(string id) =>
        (await Sync.GetDriftReportAsync(new() { PublisherId = id }, cancellationToken: Cancellation)).Report;

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Portal.DisposeAsync();
    }

    private async Task<GetSyncStatusResponse> AnswerAsync(string id) =>
        await Sync.GetSyncStatusAsync(new() { PublisherId = id }, cancellationToken: Cancellation);
}
