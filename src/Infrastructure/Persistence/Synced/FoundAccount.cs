using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>What the rows say of a migrated account: no more than values, whichever connection has read them.</summary>
internal sealed record FoundAccount(
    PublisherId Id,
    long No,
    long LastPosition,
    bool IsSpilled,
    PackedAccount Packed,
    Hold? Hold
);
