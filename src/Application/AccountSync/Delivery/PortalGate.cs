using PublisherMigration.Application.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// The legacy portal as a whole. While it refuses this service, or several accounts in a row got no answer, nothing is
/// sent but probes, further and further apart: an outage must cost neither the portal nor our tables one failure for each
/// account.
/// </summary>
internal sealed class PortalGate(TimeProvider time)
{
    /// <summary>So many accounts in a row without any answer between: it is the portal and not they.</summary>
    public const int SilentAfter = 8;

    /// <summary>Accounts that one probe of a silent portal asks: some of them may have troubles of their own.</summary>
    public const int AccountsPerProbe = 4;

    private readonly HashSet<PublisherId> _unanswered = [];
    private int _waits;
    private long _dueAt;
    private long _closedAt;

    public bool IsOpen { get; private set; } = true;

    public bool IsPaused { get; private set; }

    public DeliveryError? LastError { get; private set; }

    public DateTimeOffset? NextAttemptTime { get; private set; }

    /// <summary>When the next probe may be sent, on the monotonic clock; <c>null</c> while it is open.</summary>
    public long? DueAt => IsOpen ? null : _dueAt;

    public bool IsProbeDue => !IsOpen && time.GetTimestamp() >= _dueAt;

    /// <summary>A refusal of this service is the same for every account: one is enough.</summary>
    public int ProbeSize => IsPaused ? 1 : AccountsPerProbe;

    public TimeSpan ClosedFor => time.GetElapsedTime(_closedAt);

    /// <summary>It answered, whatever it said.</summary>
    /// <returns>Whether that opens it.</returns>
    public bool Answered()
    {
        var wasClosed = !IsOpen;
        IsOpen = true;
        IsPaused = false;
        LastError = null;
        NextAttemptTime = null;
        _unanswered.Clear();
        return wasClosed;
    }

    /// <summary>It refuses this service.</summary>
    /// <returns>Whether it did not until now.</returns>
    public bool Refused(DeliveryError error)
    {
        var isNews = !IsPaused;
        (LastError, IsPaused) = (error, true);
        if (isNews)
        {
            Close();
        }

        return isNews;
    }

    /// <summary>It did not answer.</summary>
    /// <returns>Whether that closes it.</returns>
    public bool Unanswered(PublisherId id, DeliveryError error)
    {
        LastError = error;
        _unanswered.Add(id);
        if (!IsOpen || _unanswered.Count < SilentAfter)
        {
            return false;
        }

        Close();
        return true;
    }

    /// <summary>A probe is sent. The next one does not wait for what comes of it, since that may be nothing.</summary>
    public void Probe() => WaitLonger();

    /// <summary>An operator asks: the next probe is due.</summary>
    public void ProbeNow() => _dueAt = time.GetTimestamp();

    private void Close()
    {
        _closedAt = IsOpen ? time.GetTimestamp() : _closedAt;
        IsOpen = false;
        _waits = 0;
        WaitLonger();
    }

    private void WaitLonger()
    {
        var wait = (IsPaused ? Backoff.OfPausedPortal : Backoff.OfSilentPortal).After(++_waits);
        _dueAt = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        NextAttemptTime = time.Now() + wait;
    }
}
