namespace PublisherMigration.Cli.Importing;

/// <summary>A line that was not taken: unreadable here, or refused by the service.</summary>
internal sealed record Rejection(long Line, string Id, string Reason, string Message);
