namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>A read met rows that lack answered changes: they are to be projected, and the read repeated. Never leaves the store.</summary>
public sealed class RowsBehindException : Exception;
