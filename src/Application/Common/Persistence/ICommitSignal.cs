namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Tells that something was committed. A hint: it may be missed by another process, so poll beside it.</summary>
public interface ICommitSignal
{
    /// <summary>Completes at the next commit after the call. Take it before reading, await it after.</summary>
    Task NextCommit { get; }
}
