using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>Keeps a service's writer busy, so that what comes meanwhile waits.</summary>
internal sealed class BusyWriter : IAsyncDisposable
{
    private readonly ManualResetEventSlim _go = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _busy;

    private BusyWriter(RunningService service) =>
        _busy = service
            .Services.GetRequiredService<IStore>()
            .WriteAsync(
                _ =>
                {
                    _begun.SetResult();
                    return _go.Wait(TimeSpan.FromSeconds(60));
                },
                WhenFull.Wait,
                CancellationToken.None
            );

    public static async Task<BusyWriter> OfAsync(RunningService service)
    {
        var busy = new BusyWriter(service);
        await busy._begun.Task;
        return busy;
    }

    public void Release() => _go.Set();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _busy;
        _go.Dispose();
    }
}
