using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>One snapshot of the database, for the duration of one piece of work.</summary>
public interface IReadSession
{
    /// <summary>Tenants and memberships as stored; looked up when asked for.</summary>
    IDirectoryFacts Facts { get; }

    LoadedMigration? Find(PublisherId id);

    /// <summary>Who may look at a migrated account and where it is managed; <c>null</c> for one that is not migrated.</summary>
    MigratedAccess? FindMigrated(PublisherId id);

    /// <summary>A migrated account as it is stored, for looking only; <c>null</c> for one that is not migrated.</summary>
    SyncedAccount? FindSynced(PublisherId id);

    /// <summary>A hold of the account, open or decided.</summary>
    Hold? FindHold(PublisherId id, Guid holdId);

    /// <summary>How far deliveries to the legacy portal are.</summary>
    IDeliveryLookups Deliveries { get; }

    /// <summary>The answer that was stored for a request id of this caller.</summary>
    RequestRecord? FindRequest(string callingService, Guid requestId);

    SubscriptionRecord? FindSubscription(string subscriptionId);

    /// <summary>Ordered by id, after one; an empty id for the first.</summary>
    Listed<SubscriptionRecord> ListSubscriptions(string afterId, PageLimits limits);

    /// <summary>What a subscription has not acknowledged.</summary>
    SubscriptionBacklog BacklogOf(SubscriptionRecord subscription);

    /// <summary>Migrated accounts as they were at a position of the feed, in the order of their numbers.</summary>
    /// <param name="asOf">The position: what was changed after it is put back.</param>
    /// <param name="afterAccount">The number after which to begin; 0 for the first.</param>
    /// <param name="publishers">Only these accounts; <c>null</c> for all.</param>
    /// <param name="limits">How much at most.</param>
    RosterPage ReadRosters(long asOf, long afterAccount, IReadOnlySet<PublisherId>? publishers, RosterLimits limits);
}
