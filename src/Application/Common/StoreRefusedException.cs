namespace PublisherMigration.Application.Common;

/// <summary>The database cannot be opened as it is configured; the message says why and what to do.</summary>
public sealed class StoreRefusedException(string message) : Exception(message);
