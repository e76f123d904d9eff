using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>Changes of one account for the legacy portal.</summary>
/// <param name="FeedId">The history to which the sequences belong, as the contract writes it.</param>
/// <param name="PublisherId">The account.</param>
/// <param name="AfterSequence">The sequence up to which the portal is taken to be.</param>
/// <param name="Changes">In order; none is a question after the applied sequence.</param>
public sealed record AccountBatch(
    string FeedId,
    PublisherId PublisherId,
    long AfterSequence,
    IReadOnlyList<RecordedChange> Changes
);
