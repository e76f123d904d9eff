using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// What the tables are told: one watermark, up to which everything is delivered, but for accounts that have rows of their
/// own. Lazily: what is lost of it is delivered once more.
/// </summary>
internal sealed partial class DeliveryRun
{
    private static readonly TimeSpan BetweenBookings = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterWhichAnException = TimeSpan.FromSeconds(1);

    private readonly Dictionary<PublisherId, AccountDelivery?> _changed = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private List<TaskCompletionSource> _waitingForThisBooking = [];
    private long _watermark;
    private long _bookedAt;
    private bool _isBooking;

    /// <summary>When the next booking is due, on the monotonic clock; <c>null</c>: nothing is to be booked.</summary>
    private long? BookDue =>
        _isBooking || (_changed.Count == 0 && _readTo == _watermark && !HasSwept)
            ? null
            : _bookedAt + (long)(BetweenBookings.TotalSeconds * _time.TimestampFrequency);

    private bool IsAtRest => _calls.Count == 0 && _loads == 0 && _queues.IsEmpty;

    /// <summary>Its row is to be written.</summary>
    private void MakeException(AccountDelivery account)
    {
        account.IsException = true;
        _changed[account.Id] = account;
    }

    /// <summary>If it has a row, that is out of date.</summary>
    private void Touch(AccountDelivery account)
    {
        if (account.IsException)
        {
            _changed[account.Id] = account;
        }
    }

    private void Book()
    {
        var isDue = IsAtRest || _waiting.Count > 0 || _time.GetElapsedTime(_bookedAt) >= BetweenBookings;
        if (_isBooking || !isDue)
        {
            return;
        }

        _bookedAt = _time.GetTimestamp();
        var watermark = FindWatermark();
        if (_changed.Count == 0 && watermark == _watermark && !HasSwept && _waiting.Count == 0)
        {
            return;
        }

        var sweptTo = SweptTo;

        _isBooking = true;
        _waitingForThisBooking = [.. _waiting];
        _waiting.Clear();
        var saved = new List<UndeliveredAccount>();
        var removed = new List<PublisherId>();
        foreach (var (id, account) in _changed)
        {
            if (account is { IsException: true })
            {
                saved.Add(account.ToStored());
            }
            else
            {
                removed.Add(id);
            }
        }

        _changed.Clear();
        Start(async token =>
        {
            await _store.WriteAsync(
                session => Write(session.DeliveryBook, watermark, sweptTo, saved, removed),
                WhenFull.Wait,
                WriteOptions.Lazily | WriteOptions.WithoutUndo,
                token
            );
            return () => Booked(watermark, sweptTo);
        });
    }

    private static bool Write(
        IDeliveryBook book,
        long watermark,
        string? sweptTo,
        List<UndeliveredAccount> saved,
        List<PublisherId> removed
    )
    {
        saved.ForEach(book.Save);
        removed.ForEach(book.Remove);
        book.Advance(watermark, sweptTo);
        return true;
    }

    private void Booked(long watermark, string? sweptTo)
    {
        _isBooking = false;
        (_watermark, _bookedSweptTo) = (watermark, sweptTo);
        _waitingForThisBooking.ForEach(static waiting => waiting.TrySetResult());
        _waitingForThisBooking = [];
    }

    /// <summary>
    /// Every change up to there is delivered or belongs to an account with a row. One whose delivery takes long gets a row, so
    /// that it does not hold back the others; one that merely waits for its turn does not: an outage costs no row for each.
    /// </summary>
    private long FindWatermark()
    {
        var watermark = _readTo;
        var gauges = new GaugeCount();
        foreach (var account in _accounts.Values)
        {
            if (
                account is { IsException: false, BegunAt: { } begun }
                && !account.IsDone
                && _time.GetElapsedTime(begun) > AfterWhichAnException
            )
            {
                MakeException(account);
            }

            if (!account.IsException && account.Head > account.Delivered)
            {
                watermark = Math.Min(watermark, account.FirstPosition - 1);
            }

            gauges.Add(account);
        }

        _metrics.Show(gauges.ToGauges(Math.Max(0, _feed.Head - _readTo), _gate.IsPaused));
        return Math.Max(watermark, _watermark);
    }
}
