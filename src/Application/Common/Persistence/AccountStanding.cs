using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Where a migrated account stands in the feed and in its delivery.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Sequence">The last one recorded.</param>
/// <param name="LastPosition">Of that change.</param>
/// <param name="State">How the legacy portal follows it.</param>
/// <param name="AwaitsRestatement">The history is new and the account not restated for it yet.</param>
/// <param name="Undelivered">What is kept of an account that is behind the watermark.</param>
public sealed record AccountStanding(
    PublisherId PublisherId,
    long Sequence,
    long LastPosition,
    SyncState State,
    bool AwaitsRestatement,
    UndeliveredAccount? Undelivered
);
