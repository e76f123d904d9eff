using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>A migrated account with what the store itself keeps of it.</summary>
internal sealed record PackedAccount(
    SyncedAccountSnapshot State,
    ChangePositions Positions,
    bool HasSpilledMemories,
    PackedMemories Memories
);
