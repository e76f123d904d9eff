using PublisherMigration.Application.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// The legacy portal as a whole. While it refuses this service, or several accounts in a row got no answer, nothing is
/// sent but one probe now and then: an outage must cost neither the portal nor our tables one failure for each account.
/// </summary>
internal sealed class PortalGate(TimeProvider time)
{
    /// <summary>So many accounts in a row without any answer between: it is the portal and not they.</summary>
    public const int SilentAfter = 8;

    private readonly HashSet<PublisherId> _unanswered = [];
    private int _failures;
    private long _dueAt;
    private long _closedAt;

    public bool IsOpen { get; private set; } = true;

    public bool IsPaused { get; private set; }

    public DeliveryError? LastError { get; private set; }

    public DateTimeOffset? NextAttemptTime { get; private set; }

    /// <summary>When the next probe may be sent, on the monotonic clock; <c>null</c> while it is open.</summary>
    public long? DueAt => IsOpen ? null : _dueAt;

    public bool IsProbeDue => !IsOpen && time.GetTimestamp() >= _dueAt;

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
        _failures = 0;
        _unanswered.Clear();
        return wasClosed;
    }

    /// <summary>It refuses this service.</summary>
    /// <returns>Whether it did not until now.</returns>
    public bool Refused(DeliveryError error, bool wasProbe)
    {
        var isNews = !IsPaused;
        LastError = error;
        IsPaused = true;
        Close(Backoff.OfPausedPortal, isNews, wasProbe);
        return isNews;
    }

    /// <summary>It did not answer.</summary>
    /// <returns>Whether that closes it.</returns>
    public bool Unanswered(PublisherId id, DeliveryError error, bool wasProbe)
    {
        LastError = error;
        if (!IsOpen)
        {
            Close(IsPaused ? Backoff.OfPausedPortal : Backoff.OfSilentPortal, isNews: false, wasProbe);
            return false;
        }

        _unanswered.Add(id);
        if (_unanswered.Count < SilentAfter)
        {
            return false;
        }

        Close(Backoff.OfSilentPortal, isNews: true, wasProbe);
        return true;
    }

    /// <summary>An operator asks: the next probe is due.</summary>
    public void ProbeNow() => _dueAt = time.GetTimestamp();

    /// <summary>Calls that were under way when it closed do not move the next probe.</summary>
    private void Close(Backoff backoff, bool isNews, bool wasProbe)
    {
        if (IsOpen)
        {
            _closedAt = time.GetTimestamp();
        }

        IsOpen = false;
        if (!isNews && !wasProbe)
        {
            return;
        }

        var wait = backoff.After(++_failures);
        _dueAt = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        NextAttemptTime = time.Now() + wait;
    }
}
