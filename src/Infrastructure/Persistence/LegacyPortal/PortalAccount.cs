using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>
/// An account in the embedded legacy portal, and what a change does to it: the rules of
/// <c>protos/legacyportal/v1/legacy_portal_service.proto</c>. Read-only for people as soon as it is here at all.
/// </summary>
/// <remarks>
/// It is changed where it stands, since it is one of thousands that are: whoever cannot store it forgets it.
/// </remarks>
internal sealed class PortalAccount(PublisherId id)
{
    private static readonly AccountSettings NoSettings = new(string.Empty, ContactEmail: null, SupportUri: null);

    public PublisherId Id { get; } = id;

    /// <summary>The history that it follows; empty for one that the portal has never been told of.</summary>
    public string FeedId { get; set; } = string.Empty;

    public long AppliedSequence { get; set; }

    public string PartnerCenterAccountId { get; set; } = string.Empty;

    public AccountSettings Settings { get; set; } = NoSettings;

    /// <summary>Members that have a legacy role.</summary>
    public Dictionary<Principal, LegacyRole> Members { get; init; } = [];

    /// <summary>Applies what follows from where the account is.</summary>
    public PortalAnswer Apply(AccountBatch batch)
    {
        var isOtherFeed = !string.Equals(FeedId, batch.FeedId, StringComparison.Ordinal);
        var takesFeed = isOtherFeed && TakesFeed(batch);
        if ((isOtherFeed && !takesFeed) || (!takesFeed && batch.AfterSequence > AppliedSequence))
        {
            return ToAnswer();
        }

        var applied = takesFeed ? 0 : AppliedSequence;
        var hasApplied = false;
        foreach (var change in batch.Changes)
        {
            if (change.Sequence <= applied)
            {
                continue;
            }

            if (change.Sequence != applied + 1 && change.Body is not AccountRestated)
            {
                return hasApplied ? ToAnswer() : PortalAnswer.Failed(Gap(applied));
            }

            Apply(change.Body);
            applied = change.Sequence;
            hasApplied = true;
            AppliedSequence = applied;
            if (isOtherFeed)
            {
                FeedId = batch.FeedId;
            }
        }

        return ToAnswer();
    }

    public PortalAnswer ToAnswer() => new(FeedId, AppliedSequence);

    public PortalCopy ToCopy() => new(FeedId, AppliedSequence, Members, Settings);

    private void Apply(ChangeBody body)
    {
        switch (body)
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
                Settings = Settings.With(settings.Fields, settings.Values);
                break;
            default:
                throw new InvalidOperationException($"{body.GetType().Name} is no kind that this portal knows.");
        }
    }

    private void Replace(IReadOnlyList<Member> members, AccountSettings settings, string partnerCenterAccountId)
    {
        (Settings, PartnerCenterAccountId) = (settings, partnerCenterAccountId);
        Members.Clear();
        foreach (var member in members)
        {
            SetRole(member.Principal, member.LegacyRole);
        }
    }

    /// <summary>The member has this role from now on, or leaves the roster.</summary>
    private void SetRole(Principal principal, LegacyRole? role)
    {
        if (role is { } held)
        {
            Members[principal] = held;
        }
        else
        {
            Members.Remove(principal);
        }
    }

    /// <summary>A history begins with the cut-over of an account not known yet, or with a restatement.</summary>
    private bool TakesFeed(AccountBatch batch) =>
        batch.Changes is [{ Body: var first }, ..]
        && (first is AccountRestated || (first is AccountMigrated && FeedId.Length == 0));

    private static PortalFailure Gap(long applied) =>
        new(
            PortalFailureKind.NotAccepted,
            "INVALID_ARGUMENT",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The change after {applied} is missing.")
        );
}
