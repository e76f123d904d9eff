namespace PublisherMigration.Application.Common.Persistence;

/// <summary>What a subscription has not acknowledged.</summary>
/// <param name="Count">Changes that match.</param>
/// <param name="OldestTime">When the oldest of them was recorded; <c>null</c> for none.</param>
public sealed record SubscriptionBacklog(long Count, DateTimeOffset? OldestTime)
{
    public static readonly SubscriptionBacklog None = new(0, OldestTime: null);
}
