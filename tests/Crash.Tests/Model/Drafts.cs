using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>What a change means for an account as it stands.</summary>
internal static class Drafts
{
    /// <summary>Null for a change that changes nothing.</summary>
    public static Change? Of(AccountChange change, AccountState state) =>
        change.KindCase switch
        {
            AccountChange.KindOneofCase.MemberAdded => OfRoles(
                change.MemberAdded.Member.Principal,
                change.MemberAdded.Member.PartnerCenterRoles,
                state
            ),
            AccountChange.KindOneofCase.MemberRolesChanged => OfRoles(
                change.MemberRolesChanged.Principal,
                change.MemberRolesChanged.Roles,
                state
            ),
            AccountChange.KindOneofCase.MemberRemoved => OfRemoval(change.MemberRemoved, state),
            AccountChange.KindOneofCase.SettingsChanged => OfSettings(change.SettingsChanged, state),
            _ => null,
        };

    private static Change? OfRoles(
        Principal principal,
        IReadOnlyCollection<PartnerCenterRole> roles,
        AccountState state
    )
    {
        var draft = new Change();
        if (!state.Members.TryGetValue(PrincipalKey.Of(principal), out var before))
        {
            draft.MemberAdded = new MemberAdded
            {
                Member = new Member
                {
                    Principal = principal,
                    LegacyRole = Counterpart.Of(roles),
                    PartnerCenterRoles = { roles },
                },
            };
            return draft;
        }

        draft.PreviousRoles.Add(before);
        draft.MemberRolesChanged = new MemberRolesChanged
        {
            Principal = principal,
            Roles = { roles },
            LegacyRole = Counterpart.Of(roles),
        };
        return before.SetEquals(roles) ? null : draft;
    }

    private static Change? OfRemoval(MemberRemoved removal, AccountState state) =>
        state.Members.TryGetValue(PrincipalKey.Of(removal.Principal), out var before)
            ? new Change { MemberRemoved = removal, PreviousRoles = { before } }
            : null;

    private static Change? OfSettings(SettingsChanged change, AccountState state) =>
        SettingsFields.Differences(SettingsFields.Changed(state.Settings, change), state.Settings).Any()
            ? new Change { SettingsChanged = change, PreviousSettings = state.Settings }
            : null;
}
