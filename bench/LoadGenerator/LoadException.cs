namespace PublisherMigration.LoadGenerator;

/// <summary>The server answered otherwise than the measurement assumes; there is no figure then.</summary>
public sealed class LoadException(string message, Exception? cause = null) : Exception(message, cause);
