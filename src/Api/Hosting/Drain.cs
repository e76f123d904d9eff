using PublisherMigration.Api.Health;

namespace PublisherMigration.Api.Hosting;

/// <summary>Counts the calls in flight and, once draining, lets no more in.</summary>
internal sealed class Drain(ServingStatus status) : IShutdownSignal, IDisposable
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _draining = new();
    private int _inFlight;
    private int _begun;

    public CancellationToken Draining => _draining.Token;

    /// <summary>Ends when draining has begun and no call is in flight any more.</summary>
    public Task Idle => _idle.Task;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Whether calls were in flight when draining began.</summary>
    public bool HadCalls { get; private set; }

    /// <summary>Safe to call more than once; the first call counts.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0)
        {
            return;
        }

        HadCalls = InFlight > 0;
        // Health first: who balances the load must learn it before callers do.
        status.Drain();
        _draining.Cancel();
        SignalWhenIdle();
    }

    /// <summary>False when the call is refused; otherwise <see cref="Leave"/> has to follow.</summary>
    public bool TryEnter()
    {
        // Counted before the look at the flag: a call is either seen by Begin or sees it.
        Interlocked.Increment(ref _inFlight);
        if (Volatile.Read(ref _begun) == 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _inFlight);
        SignalWhenIdle();
    }

    public void Dispose() => _draining.Dispose();

    private void SignalWhenIdle()
    {
        if (Volatile.Read(ref _begun) != 0 && InFlight == 0)
        {
            _idle.TrySetResult();
        }
    }
}
