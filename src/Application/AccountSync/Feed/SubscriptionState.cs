namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>How a subscription stands; the numbers are the contract's.</summary>
public enum SubscriptionState
{
    Active = 1,

    /// <summary>Changes that it has not had are gone.</summary>
    Lost = 2,
}
