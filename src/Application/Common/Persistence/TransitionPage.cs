using PublisherMigration.Application.AccountMigrations;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Some transitions, and up to which position everything that matches is among them.</summary>
public sealed record TransitionPage(IReadOnlyList<MigrationEventView> Transitions, long CompleteTo, bool IsLast);
