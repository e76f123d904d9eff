using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>
/// Every call to the outside: bounded in time, and refused with the reason of whom it was meant for when it fails; with
/// SHUTTING_DOWN when the service stops meanwhile. None is ever made inside a transaction.
/// </summary>
internal sealed partial class OutsideCalls(
    ITenantDirectory directory,
    IPartnerNetwork network,
    IPartnerCenter partnerCenter,
    IOverdueCalls overdue,
    IOptions<OutsideOptions> options,
    TimeProvider time,
    ILogger<OutsideCalls> logger
)
{
    public Task<IReadOnlyList<TenantEntry>> LookUpTenantsAsync(
        IReadOnlyCollection<DomainName> domains,
        CancellationToken cancellationToken
    ) =>
        CallAsync(Reason.TenantDirectoryUnavailable, token => directory.LookUpAsync(domains, token), cancellationToken);

    public Task<PartnerMembership?> LookUpMembershipAsync(MpnId id, CancellationToken cancellationToken) =>
        CallAsync(Reason.PartnerNetworkUnavailable, token => network.LookUpAsync(id, token), cancellationToken);

    public Task<PartnerMembership> EnrollAsync(
        string idempotencyKey,
        TenantId tenant,
        NewMembership particulars,
        CancellationToken cancellationToken
    ) =>
        CallAsync(
            Reason.PartnerNetworkUnavailable,
            token => network.EnrollAsync(idempotencyKey, tenant, particulars, token),
            cancellationToken
        );

    public Task<VettingState?> GetVettingAsync(MpnId id, CancellationToken cancellationToken) =>
        CallAsync(Reason.PartnerNetworkUnavailable, token => network.GetVettingAsync(id, token), cancellationToken);

    public Task<string> CreateAccountAsync(
        PublisherAccount account,
        TenantId tenant,
        CancellationToken cancellationToken
    ) =>
        CallAsync(
            Reason.PartnerCenterUnavailable,
            token => partnerCenter.CreateAccountAsync(account.Id, account.DisplayName, tenant, token),
            cancellationToken
        );

    private async Task<T> CallAsync<T>(
        Reason whenDown,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            timeout.Token,
            overdue.Overdue
        );
        try
        {
            // WaitAsync: a port that does not heed its token must not hold the caller either.
            return await call(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
            when (overdue.Overdue.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RuleViolationException(Reason.ShuttingDown);
        }
        catch (Exception failure)
            when (failure is not RuleViolationException && !cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(logger, failure, whenDown, timeout.IsCancellationRequested);
            throw new RuleViolationException(whenDown);
        }
    }

    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Warning,
        Message = "A call to the outside failed ({Reason}); timed out: {TimedOut}. The caller is told to try again."
    )]
    private static partial void LogUnavailable(ILogger logger, Exception failure, Reason reason, bool timedOut);
}
