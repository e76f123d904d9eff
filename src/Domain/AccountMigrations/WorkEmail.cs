using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// A work email and to whom it belongs: the owner who gave it, or the Microsoft-account member for whom an owner gave it;
/// nobody when an operator gave it without an actor.
/// </summary>
public sealed record WorkEmail(Principal? BelongsTo, EmailAddress Address);
