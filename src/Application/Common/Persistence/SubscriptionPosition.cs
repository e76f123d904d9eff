namespace PublisherMigration.Application.Common.Persistence;

/// <summary>From where on a subscription needs the feed.</summary>
public sealed record SubscriptionPosition(string SubscriptionId, long Position);
