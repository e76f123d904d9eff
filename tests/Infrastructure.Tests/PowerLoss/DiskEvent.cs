namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>What happened to the files of a store, or was said of it to a caller.</summary>
internal abstract record DiskEvent;

/// <summary>What happened to one file.</summary>
internal abstract record FileEvent(StoreFile File) : DiskEvent;

internal sealed record Written(StoreFile File, long Offset, byte[] Data) : FileEvent(File);

internal sealed record Truncated(StoreFile File, long Length) : FileEvent(File);

/// <summary>A sync of the file succeeded. Of what came while it was under way nothing is known.</summary>
/// <param name="File">Which.</param>
/// <param name="Since">How many events there were when it began: these are on disk.</param>
internal sealed record Synced(StoreFile File, int Since) : FileEvent(File);

/// <summary>Callers had their answers.</summary>
/// <param name="Answers">How many of the ledger's are given.</param>
/// <param name="Position">The last position in the feed that a caller may know of.</param>
internal sealed record Answered(int Answers, long Position) : DiskEvent;
