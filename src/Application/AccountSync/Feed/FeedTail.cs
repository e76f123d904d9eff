using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// The one that reads every change as it is committed, and wakes the streams that it concerns. However many streams are idle,
/// a commit costs them nothing.
/// </summary>
internal sealed class FeedTail(
    IChangeFeedReader changes,
    FeedAudience audience,
    TimeProvider time,
    ILogger<FeedTail> logger
) : BackgroundService
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private long _dispatched;

    /// <summary>
    /// Every stream that a change up to here concerns was told. Read it before looking whether a stream was told something:
    /// what was not told then is not there.
    /// </summary>
    public long Dispatched => Volatile.Read(ref _dispatched);

    /// <summary>Before anybody can call: what was committed until now was never to be told.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _dispatched, changes.Head);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // Taken before the read: a commit that comes in between completes it.
                var next = changes.NextChange;
                if (!await TryDispatchAsync(stoppingToken))
                {
                    await WaitAsync(next, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            FeedLog.TailStopped(logger);
        }
    }

    /// <summary>Says no when there is nothing to do now.</summary>
    private async Task<bool> TryDispatchAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The head first: who joins after the look at the audience reads from the store whatever is below it.
            var head = changes.Head;
            if (audience.Count == 0)
            {
                Volatile.Write(ref _dispatched, Math.Max(head, _dispatched));
                return false;
            }

            var page = await changes.ReadRecordedAsync(_dispatched, PageSize, stoppingToken);
            if (page.Count == 0)
            {
                return false;
            }

            audience.Tell(page);
            Volatile.Write(ref _dispatched, page[^1].Position);
            return true;
        }
        catch (RuleViolationException refused)
        {
            // Nobody is told of what was not read, so nobody moves past it.
            FeedLog.TailRefused(logger, refused.Violation.Reason);
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            FeedLog.TailFailed(logger, failure);
            return false;
        }
    }

    private async Task WaitAsync(Task next, CancellationToken stoppingToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(next, Task.Delay(Poll, time, waiting.Token));
        await waiting.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }
}
