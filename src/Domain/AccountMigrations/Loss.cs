using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>A member whom the move cannot carry. Never holds up a state; the owner confirms it at the cut-over.</summary>
public sealed record Loss(Principal Principal, LegacyRole? LegacyRole, LossKind Kind);
