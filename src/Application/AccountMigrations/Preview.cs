namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Either the answer that a repeated call gets, or what was found.</summary>
internal sealed record Preview<T>(AccountMigrationView? Answer, T? Found);
