namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// Accounts that have something to send. Those whose changes just came have a lane of their own: what failed before, has to be
/// read again or is merely asked must not stand in their way.
/// </summary>
internal sealed class DeliveryQueues(TimeProvider time)
{
    private readonly Queue<AccountDelivery> _fresh = [];
    private readonly Queue<AccountDelivery> _others = [];
    private readonly Queue<AccountDelivery> _toLoad = [];
    private readonly PriorityQueue<AccountDelivery, long> _waiting = new();

    public bool HasFresh => _fresh.Count > 0;

    public bool HasOthers => _others.Count > 0;

    public int OtherCount => _others.Count;

    /// <summary>Those that can be sent now.</summary>
    public int Count => _fresh.Count + _others.Count;

    public bool IsEmpty => _fresh.Count + _others.Count + _toLoad.Count == 0;

    /// <summary>When the first that waits is due, on the monotonic clock.</summary>
    public long? NextDue => _waiting.TryPeek(out _, out var due) ? due : null;

    public void Add(AccountDelivery account)
    {
        if (account.IsQueued || account.IsUnderWay || account.IsQuarantined || account.IsDone)
        {
            return;
        }

        if (account.DueAt is { } due)
        {
            WaitUntil(account, due);
            return;
        }

        account.IsQueued = true;
        var lane =
            account.MustLoad ? _toLoad
            : account is { Attempts: 0, MustAsk: false, IsException: false } ? _fresh
            : _others;
        lane.Enqueue(account);
    }

    /// <summary>Those whose time has come can be sent.</summary>
    public void WakeDue()
    {
        while (_waiting.TryPeek(out var account, out var due) && due <= time.GetTimestamp())
        {
            _waiting.Dequeue();
            Wake(account, due);
        }
    }

    /// <summary>Those that got no answer need not wait any longer: the portal answers again.</summary>
    public void WakeUnanswered()
    {
        var waiting = _waiting.UnorderedItems.ToArray();
        _waiting.Clear();
        foreach (var (account, due) in waiting)
        {
            if (account.LastError?.Kind == DeliveryErrorKind.Unavailable)
            {
                Wake(account, due);
            }
            else if (account.WaitsUntil == due)
            {
                _waiting.Enqueue(account, due);
            }
        }
    }

    /// <summary>The one that is due first, for a probe when there is no other.</summary>
    public void WakeFirst()
    {
        if (_waiting.TryDequeue(out var account, out var due))
        {
            Wake(account, due);
        }
    }

    public AccountDelivery? TakeFresh() => Take(_fresh);

    public AccountDelivery? TakeOther() => Take(_others);

    public AccountDelivery? TakeToLoad() => Take(_toLoad);

    /// <summary>Once for each time: every further change of an account that waits comes by here.</summary>
    private void WaitUntil(AccountDelivery account, long due)
    {
        if (account.WaitsUntil != due)
        {
            account.WaitsUntil = due;
            _waiting.Enqueue(account, due);
        }
    }

    private void Wake(AccountDelivery account, long due)
    {
        account.WaitsUntil = account.WaitsUntil == due ? null : account.WaitsUntil;
        // Another time may have been set since, or none.
        if (account.DueAt == due)
        {
            account.StopWaiting();
            Add(account);
        }
    }

    private static AccountDelivery? Take(Queue<AccountDelivery> lane)
    {
        while (lane.TryDequeue(out var account))
        {
            account.IsQueued = false;
            if (!account.IsUnderWay && !account.IsQuarantined && !account.IsDone && account.DueAt is null)
            {
                return account;
            }
        }

        return null;
    }
}
