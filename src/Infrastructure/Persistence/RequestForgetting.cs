using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Persistence.Sessions;

namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>Removes answers of requests after the 24 hours for which they are promised, and as many again.</summary>
internal sealed class RequestForgetting(IStore store, TimeProvider time, ILogger<RequestForgetting> logger)
    : BackgroundService
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (RuleViolationException failure)
            {
                Log.ForgettingFailed(logger, failure);
            }
        }
    }

    internal async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Kept;
        int forgotten;
        do
        {
            forgotten = await store.WriteAsync(
                session => ((WriteSession)session).ForgetRequests(before, AtOnce),
                WhenFull.Wait,
                cancellationToken
            );
        } while (forgotten == AtOnce);
    }
}
