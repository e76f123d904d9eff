using MediatR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Upkeep;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.Upkeep;

/// <summary>
/// What nobody asks for: looks for expiries, asks after vettings, forgets old answers, compacts the feed. A round that fails is logged and
/// comes again; one that is slow delays only itself.
/// </summary>
internal sealed partial class UpkeepService(
    ISender sender,
    IOptions<OutsideOptions> options,
    TimeProvider time,
    ILogger<UpkeepService> logger
) : BackgroundService
{
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CompactInterval = TimeSpan.FromSeconds(10);

    /// <summary>It looks at every remembered change id.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            RepeatAsync(new ReviewExpiries(), Seconds(options.Value.ExpirySweepSeconds), stoppingToken),
            RepeatAsync(new PollVettings(), Seconds(options.Value.VettingPollSeconds), stoppingToken),
            RepeatAsync(new ForgetOldRequests(), ForgetInterval, stoppingToken),
            RepeatAsync(new CompactFeed(), CompactInterval, stoppingToken),
            RepeatAsync(new ForgetChangeIds(), SweepInterval, stoppingToken)
        );

    private async Task RepeatAsync(IRequest<int> work, TimeSpan interval, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(work, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped(logger, work.GetType().Name);
        }
    }

    private async Task RunAsync(IRequest<int> work, CancellationToken stoppingToken)
    {
        try
        {
            var count = await sender.Send(work, stoppingToken);
            if (count > 0)
            {
                LogDone(logger, work.GetType().Name, count);
            }
        }
        catch (RuleViolationException refused)
        {
            LogRefused(logger, work.GetType().Name, refused.Violation.Reason);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure, work.GetType().Name);
        }
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "{Work}: {Count}.")]
    private static partial void LogDone(ILogger logger, string work, int count);

    [LoggerMessage(
        EventId = 4002,
        Level = LogLevel.Warning,
        Message = "{Work} was refused ({Reason}); it comes again."
    )]
    private static partial void LogRefused(ILogger logger, string work, Reason reason);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "{Work} failed; it comes again.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string work);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Debug, Message = "{Work} stopped.")]
    private static partial void LogStopped(ILogger logger, string work);
}
