namespace PublisherMigration.Cli.Invocation;

/// <summary>The command line, or a file that it names, cannot be used as it is.</summary>
public sealed class UsageException(string message) : Exception(message);
