using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>Keeps the writer busy with one item, so that what comes meanwhile waits for one batch.</summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly ManualResetEventSlim _go = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldWriter(IStore store) =>
        Held = store.WriteAsync(
            _ =>
            {
                _begun.SetResult();
                _go.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
                return 0;
            },
            WhenFull.Refuse,
            CancellationToken.None
        );

    public Task Held { get; }

    public static async Task<HeldWriter> OfAsync(IStore store)
    {
        var held = new HeldWriter(store);
        await held._begun.Task;
        return held;
    }

    public void Release() => _go.Set();

    public void Dispose()
    {
        _go.Set();
        _go.Dispose();
    }
}
