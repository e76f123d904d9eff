namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Changes that are decided in their turn, whatever becomes of the call.</summary>
/// <param name="Answered">One answer for each, once they are on disk.</param>
public sealed record QueuedChanges(Task<IReadOnlyList<ChangeAnswer>> Answered);
