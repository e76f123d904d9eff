using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>Some changes on their way into an account of the embedded portal; the account itself stays as it is.</summary>
internal sealed class PortalWork(PortalAccount account, bool takesFeed)
{
    private AccountSettings _settings = account.Settings;
    private string _partnerCenterAccountId = account.PartnerCenterAccountId;
    private Dictionary<Principal, LegacyRole> _members = account.Members;
    private bool _ownsMembers;

    public long AppliedSequence { get; private set; } = takesFeed ? 0 : account.AppliedSequence;

    public bool HasApplied { get; private set; }

    public void Apply(RecordedChange change)
    {
        switch (change.Body)
        {
            case AccountMigrated migrated:
                Replace(migrated.Members, migrated.Settings, migrated.PartnerCenterAccountId);
                break;
            case AccountRestated restated:
                Replace(restated.Members, restated.Settings, restated.PartnerCenterAccountId);
                break;
            case MemberAdded added:
                SetRole(added.Principal, added.Roles.ToLegacy());
                break;
            case MemberRolesChanged changed:
                SetRole(changed.Principal, changed.Roles.ToLegacy());
                break;
            case MemberRemoved removed:
                SetRole(removed.Principal, role: null);
                break;
            case SettingsChanged settings:
                _settings = _settings.With(settings.Fields, settings.Values);
                break;
            default:
                throw new InvalidOperationException($"{change.Body.GetType().Name} is no kind that this portal knows.");
        }

        AppliedSequence = change.Sequence;
        HasApplied = true;
    }

    public (PortalAccount Account, PortalAnswer Answer) End(string feedId)
    {
        var after = new PortalAccount(account.Id)
        {
            FeedId = feedId,
            AppliedSequence = AppliedSequence,
            PartnerCenterAccountId = _partnerCenterAccountId,
            Settings = _settings,
            Members = _members,
            IsStored = account.IsStored,
        };
        return (after, after.ToAnswer());
    }

    private void Replace(IReadOnlyList<Member> members, AccountSettings settings, string partnerCenterAccountId)
    {
        (_settings, _partnerCenterAccountId) = (settings, partnerCenterAccountId);
        _members = new Dictionary<Principal, LegacyRole>(members.Count);
        _ownsMembers = true;
        foreach (var member in members)
        {
            SetRole(member.Principal, member.LegacyRole);
        }
    }

    /// <summary>The member has this role from now on, or leaves the roster.</summary>
    private void SetRole(Principal principal, LegacyRole? role)
    {
        if (!_ownsMembers)
        {
            (_members, _ownsMembers) = (new Dictionary<Principal, LegacyRole>(_members), true);
        }

        if (role is { } held)
        {
            _members[principal] = held;
        }
        else
        {
            _members.Remove(principal);
        }
    }
}
