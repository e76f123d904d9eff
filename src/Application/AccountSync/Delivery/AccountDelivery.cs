using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// What the delivery knows of one account with something undelivered, in the memory of one run. Accounts are independent of
/// one another; of one account at most one call is under way.
/// </summary>
internal sealed class AccountDelivery(PublisherId id, long delivered)
{
    /// <summary>As the contract allows in one call. What is beyond it is read again when its turn comes.</summary>
    public const int MaxChanges = 500;

    private readonly List<RecordedChange> _pending = [];
    private long _singlyTo;
    private bool _isHeadKnown = true;
    private bool _hasAnswered;

    public PublisherId Id { get; } = id;

    /// <summary>The last sequence that the portal is known to have applied.</summary>
    public long Delivered { get; private set; } = delivered;

    /// <summary>The last sequence that was sent in this run, or is known to be applied.</summary>
    public long Sent { get; private set; } = delivered;

    /// <summary>What was recorded up to this position may have been sent in this run before this instance was made.</summary>
    public long SentPosition { get; private init; }

    /// <summary>
    /// Nothing beyond it was ever sent when the portal claimed to have applied more: until that is over, what was recorded
    /// since must not be taken for applied.
    /// </summary>
    public long? SentThrough { get; private set; }

    /// <summary>Whether the portal is known to follow this history: else nothing is assumed of it.</summary>
    public bool IsKnown { get; set; } = true;

    /// <summary>The last sequence that is known to be recorded.</summary>
    public long Head { get; private set; } = delivered;

    public long HeadPosition { get; private set; }

    /// <summary>Of the first undelivered change, or before it.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>When the first undelivered change was recorded.</summary>
    public DateTimeOffset? OldestTime { get; private set; }

    /// <summary>Ask where the portal is before anything is sent.</summary>
    public bool MustAsk { get; set; }

    /// <summary>A restatement has to be recorded, with this cause, before anything is sent.</summary>
    public ChangeCause? RestateAs { get; set; }

    /// <summary>The portal says that it has applied this much, which is more than is known to have been sent.</summary>
    public long? Claimed { get; set; }

    public int Attempts { get; private set; }

    public DeliveryError? LastError { get; private set; }

    /// <summary>A timestamp of the monotonic clock; <c>null</c>: nothing is waited for.</summary>
    public long? DueAt { get; private set; }

    /// <summary>The same for people.</summary>
    public DateTimeOffset? NextAttemptTime { get; private set; }

    public bool IsQuarantined { get; private set; }

    /// <summary>How often it went back since something was applied.</summary>
    public int Retreats { get; private set; }

    /// <summary>A call or a load of this account is under way.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>It stands in a queue of those that can be sent.</summary>
    public bool IsQueued { get; set; }

    /// <summary>For which time it stands among those that wait; <c>null</c>: it does not.</summary>
    public long? WaitsUntil { get; set; }

    /// <summary>It has a row of its own, so that the watermark goes past it.</summary>
    public bool IsException { get; set; }

    /// <summary>Since when its delivery is under way, on the monotonic clock.</summary>
    public long? BegunAt { get; set; }

    /// <summary>It is asked because another account went back.</summary>
    public bool IsSwept { get; set; }

    /// <summary>The answer to what is under way may be from before the portal went back: it is asked after that.</summary>
    public bool MustAskAgain { get; set; }

    /// <summary>The call under way counts among those that must not stand in the way of fresh changes.</summary>
    public bool IsOther { get; set; }

    /// <summary>How many of its changes are counted as held in memory.</summary>
    public int Counted { get; set; }

    public IReadOnlyList<RecordedChange> Pending => _pending;

    public bool IsDone => _isHeadKnown && Delivered >= Head && !MustAsk && RestateAs is null && Claimed is null;

    /// <summary>The portal has said where it is; and what is recorded beyond that is known, or a row of its own keeps it.</summary>
    public bool IsAsked => !MustAsk && (_isHeadKnown || IsException);

    public bool IsIdle => IsDone && !IsUnderWay && !IsQuarantined;

    /// <summary>Whether what comes next has to be read or recorded first.</summary>
    public bool MustLoad => RestateAs is not null || Claimed is not null || (!MustAsk && _pending.Count == 0);

    /// <summary>Which sequence a batch goes on from. A restatement goes on from anywhere.</summary>
    public long AfterSequence => IsKnown ? Delivered : 0;

    private bool HoldsAll => _pending.Count == 0 ? Head == Delivered : _pending[^1].Sequence == Head;

    public static AccountDelivery Of(UndeliveredAccount stored, long? dueAt) =>
        new(stored.PublisherId, stored.DeliveredSequence)
        {
            _isHeadKnown = false,
            HeadPosition = stored.FirstPosition,
            FirstPosition = stored.FirstPosition,
            OldestTime = stored.OldestTime,
            Attempts = stored.Attempts,
            LastError = stored.LastError,
            NextAttemptTime = stored.NextAttemptTime,
            DueAt = dueAt,
            IsQuarantined = stored.State == SyncState.Quarantined,
            IsException = true,
            SentThrough = stored.SentThrough,
            MustAsk = stored.SentThrough is not null && stored.State != SyncState.Quarantined,
        };

    /// <summary>
    /// The account is taken to have everything; it will be asked. The standing may be old by now, and what came since be
    /// recorded, sent and applied: how much is recorded is read once the portal has said where it is.
    /// </summary>
    /// <param name="standing">As it was read.</param>
    /// <param name="sentPosition">Up to here everything of this account that is recorded was sent.</param>
    public static AccountDelivery ToAsk(AccountStanding standing, long sentPosition) =>
        new(standing.PublisherId, standing.Sequence)
        {
            _isHeadKnown = false,
            SentPosition = sentPosition,
            HeadPosition = standing.LastPosition,
            FirstPosition = standing.LastPosition,
            MustAsk = true,
            // In a history for which it is not restated yet, the portal has said nothing of it.
            IsKnown = !standing.AwaitsRestatement,
        };

    /// <summary>A change of the feed, in its order; one that is known already changes nothing.</summary>
    /// <returns>Whether it is kept in memory.</returns>
    public bool Append(RecordedChange change)
    {
        if (change.Sequence <= Head)
        {
            HeadPosition = Math.Max(HeadPosition, change.Position);
            return false;
        }

        var isNext = change.Sequence == Head + 1;
        var holdsAll = _isHeadKnown && HoldsAll;
        if (_isHeadKnown && Delivered == Head)
        {
            FirstPosition = change.Position;
            OldestTime = change.RecordedTime;
        }

        (Head, HeadPosition) = (change.Sequence, change.Position);
        // One that waits for its next attempt, or for an operator, keeps nothing in memory.
        if (
            !isNext
            || !holdsAll
            || _pending.Count == MaxChanges
            || IsQuarantined
            || Attempts > 0
            || Claimed is not null
        )
        {
            return false;
        }

        _pending.Add(change);
        return true;
    }

    /// <summary>What is undelivered was read: from the first that has to be sent.</summary>
    public void Load(IReadOnlyList<RecordedChange> changes, long head, long headPosition)
    {
        // The portal has answered since: what is read now is all that was not known.
        var completes = !_isHeadKnown && _hasAnswered;
        _pending.Clear();
        _pending.AddRange(changes);
        _isHeadKnown = true;
        Head = Math.Max(Head, Math.Max(head, changes.Count > 0 ? changes[^1].Sequence : 0));
        HeadPosition = Math.Max(HeadPosition, headPosition);
        RestateAs = null;
        if (changes.Count > 0)
        {
            FirstPosition = changes[0].Position;
            OldestTime = changes[0].RecordedTime;
        }
        else
        {
            // Nothing is undelivered: what was taken for the head is not there, or it was to be asked before a restart.
            Head = Math.Max(Delivered, head);
            MustAsk = !completes;
        }
    }

    /// <summary>What one call sends. What a restatement contains need not be sent before it.</summary>
    public RecordedChange[] NextBatch()
    {
        if (MustAsk)
        {
            return [];
        }

        var restated = _pending.FindLastIndex(static change => change.Body is AccountRestated);
        if (restated > 0)
        {
            _pending.RemoveRange(0, restated);
            SetFirst();
        }

        return _pending.Count > 1 && _pending[0].Sequence <= _singlyTo ? [_pending[0]] : [.. _pending];
    }

    /// <summary>Everything up to here is applied.</summary>
    public void Applied(long sequence)
    {
        Delivered = sequence;
        Head = Math.Max(Head, sequence);
        Sent = Math.Max(Sent, sequence);
        SentThrough = null;
        IsKnown = true;
        MustAsk = false;
        Claimed = null;
        _hasAnswered = true;
        var done = 0;
        var lastPosition = FirstPosition;
        while (done < _pending.Count && _pending[done].Sequence <= sequence)
        {
            lastPosition = _pending[done++].Position + 1;
        }

        _pending.RemoveRange(0, done);
        if (_pending.Count > 0 && _pending[0].Sequence > sequence + 1 && _pending[0].Body is not AccountRestated)
        {
            _pending.Clear();
        }

        FirstPosition = lastPosition;
        SetFirst();
    }

    /// <summary>An answer that tells of work done: what was wrong before is over.</summary>
    public void Recover()
    {
        Attempts = 0;
        Retreats = 0;
        LastError = null;
        DueAt = null;
        NextAttemptTime = null;
        IsQuarantined = false;
    }

    /// <summary>The portal has less than it is known to have had: what lies between is read again.</summary>
    public void GoBack(long applied)
    {
        Delivered = applied;
        SentThrough = null;
        FirstPosition = 1;
        MustAsk = false;
        Retreats++;
        _pending.Clear();
    }

    /// <summary>A batch is sent.</summary>
    public void NoteSent(long through) => Sent = Math.Max(Sent, through);

    /// <summary>
    /// The portal claims more than the <paramref name="sent"/> that was sent. A restatement beyond its claim mends that: the
    /// portal skips what is up to its claim, and takes that as a whole.
    /// </summary>
    /// <returns>Whether there is one to be sent.</returns>
    public bool GoOnBeyondClaim(long claimed, long sent)
    {
        SentThrough = sent;
        if (_pending is not [{ Body: AccountRestated } restated, ..] || restated.Sequence <= claimed)
        {
            return false;
        }

        (SentThrough, Claimed, MustAsk) = (null, null, false);
        return true;
    }

    /// <summary>Some of what was sent together is not accepted: one after the other shows which.</summary>
    public void SendSingly(long through) => _singlyTo = through;

    public void Fail(DeliveryError error, long dueAt, DateTimeOffset nextAttemptTime)
    {
        Attempts++;
        LastError = error;
        DueAt = dueAt;
        NextAttemptTime = nextAttemptTime;
        _pending.Clear();
    }

    public void Quarantine(DeliveryError error)
    {
        Attempts++;
        LastError = error;
        IsQuarantined = true;
        DueAt = null;
        NextAttemptTime = null;
        MustAsk = false;
        RestateAs = null;
        Claimed = null;
        _pending.Clear();
    }

    /// <summary>It is tried at once: the portal answers again.</summary>
    public void StopWaiting()
    {
        DueAt = null;
        NextAttemptTime = null;
    }

    /// <summary>An operator wants it tried at once. What went wrong last is shown until something is applied.</summary>
    public void Release()
    {
        StopWaiting();
        IsQuarantined = false;
        Attempts = 0;
        Retreats = 0;
    }

    public UndeliveredAccount ToStored() =>
        new(
            Id,
            IsKnown ? Delivered : 0,
            FirstPosition,
            IsQuarantined ? SyncState.Quarantined
                : Attempts > 0 ? SyncState.Retrying
                : SyncState.Lagging,
            Attempts,
            NextAttemptTime,
            LastError,
            SentThrough: SentThrough
        );

    private void SetFirst()
    {
        if (_pending.Count > 0)
        {
            FirstPosition = _pending[0].Position;
            OldestTime = _pending[0].RecordedTime;
        }
        else if (Delivered == Head)
        {
            OldestTime = null;
        }
    }
}
