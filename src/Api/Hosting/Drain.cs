using PublisherMigration.Api.Health;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Api.Hosting;

/// <summary>
/// Counts the calls in flight and, once draining, lets no more in. What is done here has the grace period to finish; what
/// others have to do, a caller or the outside, is waited for no longer than <see cref="Patience"/>.
/// </summary>
internal sealed class Drain(ServingStatus status, TimeProvider time) : IShutdownSignal, IOverdueCalls, IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _begin = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _overdue = new(Timeout.InfiniteTimeSpan, time);
    private int _inFlight;
    private int _begun;

    public CancellationToken Draining => _draining.Token;

    public CancellationToken Overdue => _overdue.Token;

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
        _overdue.CancelAfter(Patience);
        _begin.SetResult();
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

    /// <summary>
    /// Waits for what the other end of a stream has to do: as long as it takes while the service runs, for the patience once
    /// it drains. False when it was given up.
    /// </summary>
    public async Task<bool> WaitAsync(Task pending)
    {
        await Task.WhenAny(pending, _begin.Task);
        return pending.IsCompleted
            || await Task.WhenAny(pending, Task.Delay(Patience, time, CancellationToken.None)) == pending;
    }

    public void Dispose()
    {
        _draining.Dispose();
        _overdue.Dispose();
    }

    private void SignalWhenIdle()
    {
        if (Volatile.Read(ref _begun) != 0 && InFlight == 0)
        {
            _idle.TrySetResult();
        }
    }
}
