using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>Stops the writer at a step, once, until it may go on.</summary>
internal sealed class HeldStep(StoreStep held) : StoreSeam, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim _go = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    public Task Reached => _reached.Task;

    public void HoldNext() => Volatile.Write(ref _left, 1);

    public void Release() => _go.Set();

    public override void At(StoreStep step)
    {
        if (step == held && Interlocked.Exchange(ref _left, 0) == 1)
        {
            _reached.SetResult();
            _go.Wait(Patience).ShouldBeTrue();
        }
    }

    public void Dispose()
    {
        _go.Set();
        _go.Dispose();
    }
}
