using PublisherMigration.Contracts.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>What a change does to an account in the portal, as legacy_portal_service.proto says it.</summary>
internal static class ChangeApplication
{
    /// <summary>Null for a kind that this portal does not know: such a change must not be skipped.</summary>
    public static PortalAccount? Apply(PortalAccount account, Change change) =>
        change.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated => account.WithRoster(
                change.AccountMigrated.Members,
                change.AccountMigrated.Settings
            ) with
            {
                IsReadOnly = true,
            },
            Change.KindOneofCase.MemberAdded => account.WithRole(
                change.MemberAdded.Member.Principal,
                change.MemberAdded.Member.LegacyRole
            ),
            Change.KindOneofCase.MemberRolesChanged => account.WithRole(
                change.MemberRolesChanged.Principal,
                change.MemberRolesChanged.LegacyRole
            ),
            Change.KindOneofCase.MemberRemoved => account.WithRole(
                change.MemberRemoved.Principal,
                LegacyRole.Unspecified
            ),
            Change.KindOneofCase.SettingsChanged => account with
            {
                Settings = Changed(account.Settings, change.SettingsChanged),
            },
            Change.KindOneofCase.AccountRestated => account.WithRoster(
                change.AccountRestated.Members,
                change.AccountRestated.Settings
            ) with
            {
                IsReadOnly = true,
            },
            Change.KindOneofCase.None => null,
            _ => null,
        };

    private static AccountSettings Changed(AccountSettings settings, SettingsChanged change)
    {
        var changed = settings.Clone();
        foreach (var field in change.UpdateMask.Paths)
        {
            switch (field)
            {
                case "display_name":
                    changed.DisplayName = change.DisplayName;
                    break;
                case "contact_email":
                    changed.ContactEmail = change.ContactEmail;
                    break;
                case "support_uri":
                    changed.SupportUri = change.SupportUri;
                    break;
                default:
                    throw new ArgumentException($"No settings field is named {field}.", nameof(change));
            }
        }

        return changed;
    }
}
