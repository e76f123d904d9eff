namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>How the delivery stands.</summary>
/// <param name="UndeliveredChanges">Changes on their way, those of quarantined accounts apart.</param>
/// <param name="OldestOnItsWay">When the oldest of them was recorded.</param>
/// <param name="Oldest">The same with those of quarantined accounts.</param>
/// <param name="Lagging">Accounts that have changes on their way.</param>
/// <param name="Retrying">Accounts whose last attempt failed.</param>
/// <param name="Quarantined">Accounts that wait for an operator.</param>
/// <param name="IsPaused">Whether the portal refuses this service.</param>
internal sealed record DeliveryGauges(
    long UndeliveredChanges,
    DateTimeOffset? OldestOnItsWay,
    DateTimeOffset? Oldest,
    int Lagging,
    int Retrying,
    int Quarantined,
    bool IsPaused
)
{
    public static readonly DeliveryGauges None = new(0, OldestOnItsWay: null, Oldest: null, 0, 0, 0, IsPaused: false);
}
