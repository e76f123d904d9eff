using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>A migrated account as it is decided on, with what the store keeps of it beside.</summary>
internal sealed record LivingAccount(SyncedAccount Account, ChangeMemory Memory, ChangePositions Positions);
