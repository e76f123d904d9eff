namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Adds up how far behind the accounts of a run are.</summary>
internal sealed class GaugeCount
{
    private long _changes;
    private int _lagging;
    private int _retrying;
    private int _quarantined;
    private DateTimeOffset? _oldest;
    private DateTimeOffset? _oldestOnItsWay;

    public void Add(AccountDelivery account)
    {
        _oldest = Earlier(_oldest, account.OldestTime);
        if (account.IsQuarantined)
        {
            _quarantined++;
            return;
        }

        _oldestOnItsWay = Earlier(_oldestOnItsWay, account.OldestTime);
        _changes += account.Head - account.Delivered;
        _retrying += account.Attempts > 0 ? 1 : 0;
        _lagging += account.Attempts == 0 && account.Head > account.Delivered ? 1 : 0;
    }

    public DeliveryGauges ToGauges(long unread, bool isPaused) =>
        new(_changes + unread, _oldestOnItsWay, _oldest, _lagging, _retrying, _quarantined, isPaused);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other ?? one : one;
}
