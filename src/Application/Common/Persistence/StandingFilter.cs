using PublisherMigration.Application.AccountSync.Delivery;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Which accounts: in one of these states (none: any), and only those with an open hold.</summary>
public sealed record StandingFilter(IReadOnlySet<SyncState> States, bool OnlyHeld);
