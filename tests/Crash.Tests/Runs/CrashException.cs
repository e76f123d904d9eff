namespace PublisherMigration.Crash.Tests.Runs;

/// <summary>A server that died has broken a promise, or one that was to die has not.</summary>
public sealed class CrashException(string message) : Exception(message);
