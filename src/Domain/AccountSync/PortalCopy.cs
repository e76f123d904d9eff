using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>An account as the legacy portal has it, read at one instant.</summary>
/// <param name="FeedId">The history that it follows; empty for none.</param>
/// <param name="AppliedSequence">The last sequence that is applied; 0 for none.</param>
/// <param name="Members">Members with their legacy roles.</param>
/// <param name="Settings">The settings.</param>
public sealed record PortalCopy(
    string FeedId,
    long AppliedSequence,
    IReadOnlyDictionary<Principal, LegacyRole> Members,
    AccountSettings Settings
)
{
    /// <summary>Of an account that the portal does not have.</summary>
    public static readonly PortalCopy None = new(
        string.Empty,
        0,
        new Dictionary<Principal, LegacyRole>(),
        new AccountSettings(string.Empty, ContactEmail: null, SupportUri: null)
    );
}
