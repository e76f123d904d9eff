using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Asks the legacy portal for an account as it has it.</summary>
internal sealed partial class Drifts(ILegacyPortal portal, IStore store, IOverdueCalls overdue, ILogger<Drifts> logger)
{
    /// <summary>
    /// Before the account itself is read: what is recorded in between is on its way and no drift.
    /// </summary>
    /// <exception cref="RuleViolationException">
    /// PUBLISHER_NOT_FOUND, NOT_MIGRATED, LEGACY_PORTAL_UNAVAILABLE, SHUTTING_DOWN.
    /// </exception>
    public async Task<PortalCopy> AskAsync(PublisherId id, CancellationToken cancellationToken)
    {
        await store.ReadAsync(session => session.FindSyncedOrRefuse(id), cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, overdue.Overdue);
        try
        {
            return await portal.GetRosterAsync(store.FeedId.ToString("D"), id, either.Token) ?? PortalCopy.None;
        }
        catch (OperationCanceledException) when (overdue.Overdue.IsCancellationRequested)
        {
            throw new RuleViolationException(Reason.ShuttingDown);
        }
        catch (PortalUnavailableException unavailable)
        {
            LogUnavailable(logger, id, unavailable.Failure.Code);
            throw new RuleViolationException(Reason.LegacyPortalUnavailable);
        }
    }

    [LoggerMessage(6020, LogLevel.Warning, "The legacy portal answered {Code} when asked for {PublisherId}")]
    private static partial void LogUnavailable(ILogger logger, PublisherId publisherId, string code);
}
