namespace PublisherMigration.Application.AccountMigrations;

/// <summary>A transition, or only a place, and the token that resumes after it.</summary>
public sealed record WatchedMigration(MigrationEventView? Transition, string ResumeToken, DateTimeOffset Time);
