using System.Security.Cryptography;

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

    /// <summary>Those that are due first need not wait any longer.</summary>
    public void WakeFirst(int count)
    {
        while (count > 0 && _waiting.TryDequeue(out var account, out var due))
        {
            count -= Wake(account, due) ? 1 : 0;
        }
    }

    public AccountDelivery? TakeFresh() => Take(_fresh);

    /// <summary>From anywhere: those that stand together may have the same trouble.</summary>
    public AccountDelivery? TakeAnyFresh()
    {
        for (var before = _fresh.Count > 1 ? RandomNumberGenerator.GetInt32(_fresh.Count) : 0; before > 0; before--)
        {
            _fresh.Enqueue(_fresh.Dequeue());
        }

        return TakeFresh();
    }

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

    /// <returns>Whether it was waiting still: another time may have been set since, or none.</returns>
    private bool Wake(AccountDelivery account, long due)
    {
        account.WaitsUntil = account.WaitsUntil == due ? null : account.WaitsUntil;
        if (account.DueAt != due)
        {
            return false;
        }

        account.StopWaiting();
        Add(account);
        return true;
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
