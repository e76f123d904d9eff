using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>A member's legacy role before a change of it, for the window of the mass-removal guard.</summary>
public readonly record struct RoleChange(Principal Principal, LegacyRole? Before, DateTimeOffset Time);
