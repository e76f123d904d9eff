using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What an account has undelivered, or the first of it.</summary>
/// <param name="Changes">From the first that has to be sent.</param>
/// <param name="Head">The last sequence that is recorded.</param>
/// <param name="HeadPosition">The last position that was read.</param>
/// <param name="Restated">Why a restatement was recorded just now; <c>null</c>: none was.</param>
internal sealed record LoadedChanges(
    IReadOnlyList<RecordedChange> Changes,
    long Head,
    long HeadPosition,
    ChangeCause? Restated
);
