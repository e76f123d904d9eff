using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>An account as the legacy portal has it, read at one instant.</summary>
/// <param name="FeedId">The history that it follows; empty for none.</param>
/// <param name="AppliedSequence">The last sequence that is applied.</param>
/// <param name="Members">Members with their legacy roles.</param>
/// <param name="Settings">The settings.</param>
public sealed record PortalRoster(
    string FeedId,
    long AppliedSequence,
    IReadOnlyDictionary<Principal, LegacyRole> Members,
    AccountSettings Settings
);
