using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>What it holds.</summary>
public sealed partial class LegacyPortalDouble
{
    /// <summary>The account as GetRoster would answer it; null for one that the portal does not have.</summary>
    public GetRosterResponse? Roster(string publisherId) => _accounts.Find(publisherId)?.ToRoster();

    /// <summary>Whether the account is managed elsewhere, so that nobody can change it in the portal.</summary>
    public bool IsReadOnly(string publisherId) => _accounts.Find(publisherId)?.IsReadOnly ?? false;

    /// <summary>An account that was in the portal before anybody migrated it: no feed, nothing applied.</summary>
    public void Seed(string publisherId, IEnumerable<Member> members, AccountSettings? settings = null) =>
        _accounts.Replace(publisherId, _ => PortalAccount.Unknown.WithRoster(members, settings));

    public PortalBackup TakeBackup() => _accounts.Backup();

    /// <summary>Everything is as it was when the backup was taken.</summary>
    public void Restore(PortalBackup backup) => _accounts.Restore(backup);

    /// <summary>Everything is gone.</summary>
    public void Wipe() => _accounts.Restore(new PortalBackup([]));

    /// <summary>The account is gone.</summary>
    public void Wipe(string publisherId) => _accounts.Replace(publisherId, _ => null);

    /// <summary>Claims to have applied so many changes, whatever was sent.</summary>
    public void ClaimApplied(string publisherId, long sequence) =>
        _accounts.Replace(publisherId, account => account with { AppliedSequence = sequence });

    /// <summary>Claims to follow another history.</summary>
    public void ClaimFeed(string publisherId, string feedId) =>
        _accounts.Replace(publisherId, account => account with { FeedId = feedId });

    /// <summary>Somebody gives a member another role past the feed: a drift. <c>Unspecified</c> removes the member.</summary>
    public void Meddle(string publisherId, Principal principal, LegacyRole role) =>
        _accounts.Replace(publisherId, account => account.WithRole(principal, role));

    /// <summary>Somebody sets other settings past the feed: a drift.</summary>
    public void Meddle(string publisherId, AccountSettings settings) =>
        _accounts.Replace(publisherId, account => account with { Settings = settings.Clone() });
}
