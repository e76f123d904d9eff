using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>A transaction of the one writer.</summary>
public interface IWriteSession : IReadSession
{
    /// <summary>The hash of the row on which an account was last imported; <c>null</c> for an unknown account.</summary>
    byte[]? FindFactsHash(PublisherId id);

    /// <summary>An account that is imported for the first time; saving it stores it.</summary>
    LoadedMigration Add(PublisherAccount account, byte[] factsHash, Func<IDirectoryFacts, AccountMigration> create);

    /// <summary>
    /// Stores account, migration, its new events and its first change, and remembers on which facts an open migration rests.
    /// </summary>
    void Save(LoadedMigration loaded);

    /// <summary>Migrated accounts and their changes.</summary>
    ISyncedAccounts Synced { get; }

    /// <summary>Subscriptions, and what the feed no longer keeps.</summary>
    IFeedWrites Feed { get; }

    /// <summary>Keeps how far deliveries to the legacy portal are.</summary>
    IDeliveryBook DeliveryBook { get; }

    /// <summary>An entry of the audit trail beside those of a migration that is saved.</summary>
    void Add(MigrationEvent audit);

    void Add(RequestRecord record);

    /// <summary>Removes answers from before an instant, at most so many; answers how many.</summary>
    int RemoveRequests(DateTimeOffset before, int limit);

    /// <summary>Creates or replaces a tenant; refused when one of its domains is verified in another.</summary>
    SaveOutcome Save(TenantEntry tenant, DateTimeOffset now);

    /// <summary>Creates or replaces a partner membership.</summary>
    SaveOutcome Save(PartnerMembership membership, DateTimeOffset now);

    /// <summary>Open migrations whose requirements rest on a fact that this transaction has changed since the last call.</summary>
    IReadOnlyList<PublisherId> TakeTouchedMigrations();

    /// <summary>Open migrations that time alone makes stand otherwise.</summary>
    IReadOnlyList<PublisherId> FindDueForReview(DateTimeOffset now, int limit);
}
