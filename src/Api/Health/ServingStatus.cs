namespace PublisherMigration.Api.Health;

/// <summary>
/// Whether the service can take calls: it has started, does not drain, and its store answers. Safe for use by any thread.
/// </summary>
public sealed class ServingStatus
{
    private readonly Lock _gate = new();
    private bool _started;
    private bool _draining;
    private bool _storeHealthy = true;
    private volatile ServingState _current = new(IsServing: false);

    /// <summary>Whether calls are answered just now.</summary>
    public bool IsServing => _current.IsServing;

    /// <summary>The present state, from which every later one can be awaited.</summary>
    internal ServingState Current => _current;

    /// <summary>The server listens and everything that it needs is ready.</summary>
    public void Start() => Change(() => _started = true);

    /// <summary>The server is about to stop. There is no way back.</summary>
    public void Drain() => Change(() => _draining = true);

    /// <summary>Whoever looks after the store says whether it answers. Repeating the same costs nothing.</summary>
    public void StoreIsHealthy(bool healthy)
    {
        if (Volatile.Read(ref _storeHealthy) != healthy)
        {
            Change(() => _storeHealthy = healthy);
        }
    }

    private void Change(Action flag)
    {
        lock (_gate)
        {
            flag();
            var serving = _started && !_draining && _storeHealthy;
            if (serving != _current.IsServing)
            {
                var next = new ServingState(serving);
                var previous = _current;
                _current = next;
                previous.FollowedBy(next);
            }
        }
    }
}
