using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// Delivers recorded changes to the legacy portal: of each account in order and at least once, of all accounts independently.
/// Whatever fails in a run, the next begins from the tables: nothing that is undelivered can be forgotten in memory.
/// </summary>
internal sealed class DeliveryEngine(
    ILegacyPortal portal,
    IStore store,
    IChangeFeedReader feed,
    DeliveryLoader loader,
    TimeProvider time,
    DeliveryMetrics metrics,
    ILogger<DeliveryEngine> logger
) : IDeliveryEngine
{
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromSeconds(1);

    private DeliveryRun? _run;

    public PortalStatusView Portal =>
        Volatile.Read(ref _run)?.Portal
        ?? new PortalStatusView(IsPaused: false, LastError: null, NextAttemptTime: null, portal.IsEmbedded);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunOnceAsync(stoppingToken);
                await Task.Delay(BetweenRuns, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: what is undelivered stands in the tables.
        }
    }

    /// <summary>Tries an account again; completes when the tables say that it is on its way.</summary>
    /// <exception cref="RuleViolationException">STORE_UNAVAILABLE: no run is under way.</exception>
    public Task RetryAsync(AccountStanding standing, RetryMode mode) =>
        Volatile.Read(ref _run)?.RetryAsync(standing, mode)
        ?? throw new RuleViolationException(Reason.StoreUnavailable);

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var run = new DeliveryRun(portal, store, feed, loader, time, metrics, logger);
            Volatile.Write(ref _run, run);
            await run.RunAsync(stoppingToken);
        }
        catch (RuleViolationException refused)
        {
            DeliveryLog.StoreRefused(logger, refused.Violation.Reason);
        }
#pragma warning disable CA1031 // Deliveries must go on whatever happened.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            DeliveryLog.RunFailed(logger, failure);
        }
        finally
        {
            Volatile.Write(ref _run, null);
        }
    }
}
