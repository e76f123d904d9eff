namespace PublisherMigration.Disk.Trace;

/// <summary>There is no trace, and so no proof.</summary>
public sealed class TraceException(string message) : Exception(message);
