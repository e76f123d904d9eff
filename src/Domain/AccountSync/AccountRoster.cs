using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>A migrated account as it is, or as it was at some position of the feed.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Sequence">Of the last change that it contains.</param>
/// <param name="Members">Ordered by principal.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="PartnerCenterAccountId">Its account in Partner Center.</param>
public sealed record AccountRoster(
    PublisherId PublisherId,
    long Sequence,
    IReadOnlyList<Member> Members,
    AccountSettings Settings,
    string PartnerCenterAccountId
)
{
    /// <summary>
    /// The account as it was before its last changes, each of which says what was before it; <c>null</c> when it was not
    /// migrated yet.
    /// </summary>
    /// <param name="present">As it is.</param>
    /// <param name="undone">Its last changes without a gap, the newest first.</param>
    public static AccountRoster? Before(SyncedAccountSnapshot present, IEnumerable<RecordedChange> undone)
    {
        var sequence = present.Sequence;
        var settings = present.Settings;
        var roles = new Dictionary<Principal, PartnerCenterRoles>();
        foreach (var change in undone)
        {
            sequence = change.Sequence - 1;
            switch (change.Body)
            {
                case AccountMigrated:
                    return null;
                case MemberAdded added:
                    roles[added.Principal] = change.Draft.PreviousRoles;
                    break;
                case MemberRolesChanged changed:
                    roles[changed.Principal] = change.Draft.PreviousRoles;
                    break;
                case MemberRemoved removed:
                    roles[removed.Principal] = change.Draft.PreviousRoles;
                    break;
                case SettingsChanged:
                    settings = change.Draft.PreviousSettings!;
                    break;
                case AccountRestated:
                    // Says what is, and changes nothing.
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(undone), change.Body, "Not a kind of change.");
            }
        }

        return new AccountRoster(
            present.PublisherId,
            sequence,
            MembersOf(present, roles),
            settings,
            present.PartnerCenterAccountId
        );
    }

    private static Member[] MembersOf(
        SyncedAccountSnapshot present,
        Dictionary<Principal, PartnerCenterRoles> otherwise
    ) =>
        [
            .. present
                .Members.Where(subject => !otherwise.ContainsKey(subject.Principal))
                .Select(static subject => (subject.Principal, subject.Roles))
                .Concat(otherwise.Select(static was => (Principal: was.Key, Roles: was.Value)))
                .Where(static member => member.Roles != PartnerCenterRoles.None)
                .Select(static member => Member.InPartnerCenter(member.Principal, member.Roles))
                .OrderBy(static member => member.Principal.Identity, StringComparer.Ordinal),
        ];
}
