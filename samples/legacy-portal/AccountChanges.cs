using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.SampleLegacyPortal;

/// <summary>What a change does to an account of the portal.</summary>
internal static class AccountChanges
{
    /// <returns><c>false</c> for a kind that is not known: nothing is changed.</returns>
    public static bool Apply(GetRosterResponse account, Change change)
    {
        switch (change.KindCase)
        {
            case Change.KindOneofCase.AccountMigrated:
                Replace(account, change.AccountMigrated.Members, change.AccountMigrated.Settings);
                return true;
            case Change.KindOneofCase.AccountRestated:
                Replace(account, change.AccountRestated.Members, change.AccountRestated.Settings);
                return true;
            case Change.KindOneofCase.MemberAdded:
                SetRole(account, change.MemberAdded.Member.Principal, change.MemberAdded.Member.LegacyRole);
                return true;
            case Change.KindOneofCase.MemberRolesChanged:
                SetRole(account, change.MemberRolesChanged.Principal, change.MemberRolesChanged.LegacyRole);
                return true;
            case Change.KindOneofCase.MemberRemoved:
                SetRole(account, change.MemberRemoved.Principal, LegacyRole.Unspecified);
                return true;
            case Change.KindOneofCase.SettingsChanged:
                var after = new AccountSettings
                {
                    DisplayName = change.SettingsChanged.DisplayName,
                    ContactEmail = change.SettingsChanged.ContactEmail,
                    SupportUri = change.SettingsChanged.SupportUri,
                };
                account.Settings ??= new AccountSettings();
                change.SettingsChanged.UpdateMask.Merge(after, account.Settings, ReplaceAsAWhole);
                return true;
            case Change.KindOneofCase.None:
            default:
                return false;
        }
    }

    /// <summary>For whoever watches the portal's terminal.</summary>
    public static string Describe(Change change) =>
        change.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated =>
                $"account_migrated: read-only, {Count(change.AccountMigrated.Members)}",
            Change.KindOneofCase.AccountRestated => $"account_restated: {Count(change.AccountRestated.Members)}",
            Change.KindOneofCase.MemberAdded =>
                $"member_added: {Name(change.MemberAdded.Member.Principal)}, {Name(change.MemberAdded.Member.LegacyRole)}",
            Change.KindOneofCase.MemberRolesChanged =>
                $"member_roles_changed: {Name(change.MemberRolesChanged.Principal)}, {Name(change.MemberRolesChanged.LegacyRole)}",
            Change.KindOneofCase.MemberRemoved => $"member_removed: {Name(change.MemberRemoved.Principal)}",
            Change.KindOneofCase.SettingsChanged =>
                $"settings_changed: {string.Join(", ", change.SettingsChanged.UpdateMask.Paths)}",
            _ => change.KindCase.ToString(),
        };

    private static readonly Google.Protobuf.WellKnownTypes.FieldMask.MergeOptions ReplaceAsAWhole = new()
    {
        ReplacePrimitiveFields = true,
    };

    private static void Replace(GetRosterResponse account, IEnumerable<Member> members, AccountSettings? settings)
    {
        account.Members.Clear();
        foreach (var member in members)
        {
            SetRole(account, member.Principal, member.LegacyRole);
        }

        account.Settings = settings ?? new AccountSettings();
    }

    /// <summary>The member has this role from now on, or leaves the roster when there is none.</summary>
    private static void SetRole(GetRosterResponse account, Principal principal, LegacyRole role)
    {
        var present = account.Members.FirstOrDefault(member => Key(member.Principal) == Key(principal));
        if (present is not null)
        {
            account.Members.Remove(present);
        }

        if (role != LegacyRole.Unspecified)
        {
            account.Members.Add(new Member { Principal = principal, LegacyRole = role });
        }
    }

    /// <summary>Emails are compared without case, and kinds never match one another.</summary>
    private static (PrincipalKind Kind, string Name, string Tenant) Key(Principal principal) =>
        (principal.Kind, Name(principal).ToLowerInvariant(), principal.TenantId.ToLowerInvariant());

    private static string Name(Principal principal) =>
        new[] { principal.Email, principal.ApplicationId, principal.ObjectId, principal.Alias }.First(static name =>
            name.Length > 0
        );

    private static string Name(LegacyRole role) =>
        role == LegacyRole.Unspecified ? "no legacy role" : role.ToString().ToUpperInvariant();

    private static string Count(IEnumerable<Member> members)
    {
        var count = members.Count(static member => member.LegacyRole != LegacyRole.Unspecified);
        return count == 1 ? "1 member" : $"{count} members";
    }
}
