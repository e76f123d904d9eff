namespace PublisherMigration.Harness;

/// <summary>A contestant could not be measured.</summary>
public sealed class BenchException(string message) : Exception(message);
