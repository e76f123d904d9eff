using Microsoft.Extensions.Options;

namespace PublisherMigration.Api.Hosting;

/// <summary>
/// Drains before the server stops: the host calls every <see cref="StoppingAsync"/> before any service's StopAsync, so
/// that while calls finish, new ones still reach us and are told why they are refused.
/// </summary>
internal sealed class ShutdownService(
    Drain drain,
    Health.ServingStatus status,
    IHostApplicationLifetime lifetime,
    IOptions<ShutdownSettings> settings,
    TimeProvider time,
    ILogger<ShutdownService> log
) : IHostedLifecycleService, IDisposable
{
    /// <summary>
    /// Between the last answer and the end of the connections. Some clients drop what they have received and not read yet when
    /// the connection closes.
    /// </summary>
    private static readonly TimeSpan ToReadLastAnswers = TimeSpan.FromMilliseconds(250);

    private CancellationTokenRegistration _stopping;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _stopping = lifetime.ApplicationStopping.Register(drain.Begin);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        status.Start();
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        drain.Begin();
        log.Draining(drain.InFlight);
        try
        {
            var grace = TimeSpan.FromSeconds(settings.Value.GracePeriodSeconds);
            await drain.Idle.WaitAsync(grace, time, cancellationToken);
            log.Drained();
            if (drain.HadCalls)
            {
                await Task.Delay(ToReadLastAnswers, TimeProvider.System, cancellationToken);
            }
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            log.NotDrained(drain.InFlight);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();
}
